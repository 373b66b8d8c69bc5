package org.ownsky.quota;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Moves amounts between counters and ledger, two statements a move. The first locks all counters of the tenant, then all of
 * the project, by resource: the tenant's first row is the gate, so that no two moves in a tenant can wait for each other.
 * The second does the move. They are two because a statement that waits for a lock goes on with what it saw before it
 * waited; the second sees what those before it in the queue have left.
 */
@Component
class QuotaLedger {

    private static final String LOCK = """
            select 1
            from quota.counter
            where scope in (:tenant, :project)
            order by level, resource
            for update
            """;

    private static final String LOCK_ALL_OF = """
            select 1
            from quota.counter
            where scope in (select owner from quota.account where scope = :project union all select :project)
            order by level, resource
            for update
            """;
    private static final String LOCK_HELD = """
            select 1
            from quota.counter
            where scope in (select scope from quota.ledger where holder = :holder)
            order by level, resource
            for update
            """;

    private static final String RESERVE = """
            with entered as (
                insert into quota.ledger (holder, scope, resource, amount, state)
                select asked.holder, counter.scope, asked.resource, asked.amount, 'reserved'
                from unnest(cast(:holders as text[]), cast(:resources as text[]), cast(:amounts as bigint[]))
                        as asked (holder, resource, amount)
                join quota.counter on counter.resource = asked.resource and counter.scope in (:tenant, :project)
                on conflict (holder, scope, resource) do nothing
                returning scope, resource, amount
            ), wanted as (
                select scope, resource, sum(amount) as amount
                from entered
                group by scope, resource
            ), granted as (
                update quota.counter
                set reserved = counter.reserved + wanted.amount
                from wanted
                where counter.scope = wanted.scope
                  and counter.resource = wanted.resource
                  and counter.used + counter.reserved + wanted.amount <= counter.ceiling
                returning counter.scope, counter.resource
            )
            select scope, level, resource, ceiling, used + reserved as taken, coalesce(wanted.amount, 0) as asked,
                   wanted.amount is null or granted.scope is not null as granted
            from quota.counter
            left join wanted using (scope, resource)
            left join granted using (scope, resource)
            where scope in (:tenant, :project)
            """;

    private static final String COMMIT = """
            with moved as (
                update quota.ledger
                set state = 'used'
                where holder = :holder and state = 'reserved'
                returning scope, resource, amount
            )
            update quota.counter
            set reserved = counter.reserved - moved.amount, used = counter.used + moved.amount
            from moved
            where counter.scope = moved.scope and counter.resource = moved.resource
            """;

    private static final String RELEASE = """
            with gone as (
                delete from quota.ledger
                where holder = :holder
                returning scope, resource, amount, state
            )
            update quota.counter
            set reserved = counter.reserved - case gone.state when 'reserved' then gone.amount else 0 end,
                used = counter.used - case gone.state when 'used' then gone.amount else 0 end
            from gone
            where counter.scope = gone.scope and counter.resource = gone.resource
            """;

    private static final String SHRINK = """
            with entry as (
                select scope, resource, amount
                from quota.ledger
                where holder = :holder and resource = :resource and state = 'reserved' and amount > :amount
            ), gone as (
                update quota.ledger
                set amount = :amount
                from entry
                where ledger.holder = :holder and ledger.scope = entry.scope and ledger.resource = entry.resource
                returning ledger.scope, ledger.resource, entry.amount - :amount as surplus
            )
            update quota.counter
            set reserved = counter.reserved - gone.surplus
            from gone
            where counter.scope = gone.scope and counter.resource = gone.resource
            """;

    /** Counters stay as they are: both holders' entries are in use. */
    private static final String MERGE = """
            with gone as (
                delete from quota.ledger
                where holder = :holder
                returning scope, resource, amount, state
            )
            insert into quota.ledger (holder, scope, resource, amount, state)
            select :into, scope, resource, amount, state
            from gone
            on conflict (holder, scope, resource) do update set amount = ledger.amount + excluded.amount
            """;

    private static final String DRIFT = """
            with summed as (
                select scope, resource,
                       coalesce(sum(amount) filter (where state = 'reserved'), 0) as reserved,
                       coalesce(sum(amount) filter (where state = 'used'), 0) as used
                from quota.ledger
                group by scope, resource
            )
            select scope, resource, counter.reserved as counted_reserved, counter.used as counted_used,
                   coalesce(summed.reserved, 0) as summed_reserved, coalesce(summed.used, 0) as summed_used
            from quota.counter
            left join summed using (scope, resource)
            where counter.reserved <> coalesce(summed.reserved, 0) or counter.used <> coalesce(summed.used, 0)
            order by scope, resource
            """;

    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private final JdbcClient jdbc;

    QuotaLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Enters the demands and raises the counters that can take them.
     *
     * @return every counter of both scopes; when one is not granted, the transaction has to roll back
     */
    List<Balance> reserve(ProjectScope scope, List<QuotaDemand> demands) {
        var holders = new ArrayList<String>();
        var resources = new ArrayList<String>();
        var amounts = new ArrayList<Long>();
        for (var demand : demands) {
            demand.amounts().forEach((resource, amount) -> {
                if (amount > 0) {
                    holders.add(demand.holder());
                    resources.add(resource.key());
                    amounts.add(amount);
                }
            });
        }
        var tenant = scope.tenant().value();
        var project = scope.project().value();
        var counters = jdbc.sql(LOCK)
                .param("tenant", tenant)
                .param("project", project)
                .query(Integer.class)
                .list();
        if (counters.size() != 2 * QuotaResource.values().length) {
            throw new IllegalStateException("Quota accounts of " + scope + " are not open or not complete");
        }
        return jdbc.sql(RESERVE)
                .param("tenant", tenant)
                .param("project", project)
                .param("holders", holders.toArray(String[]::new))
                .param("resources", resources.toArray(String[]::new))
                .param("amounts", amounts.toArray(Long[]::new))
                .query((row, number) -> balance(row))
                .list();
    }

    /** Takes the locks on the tenant's own counters that a reservation takes first, in the same order. */
    void lock(TenantId tenant) {
        jdbc.sql("select 1 from quota.counter where scope = :tenant order by level, resource for update")
                .param("tenant", tenant.value())
                .query(Integer.class)
                .list();
    }

    /** Takes the locks that a reservation in this project would take, in the same order. */
    void lock(ProjectId project) {
        jdbc.sql(LOCK_ALL_OF)
                .param("project", project.value())
                .query(Integer.class)
                .list();
    }

    void commit(String holder) {
        move(holder, COMMIT);
    }

    void release(String holder) {
        move(holder, RELEASE);
    }

    /** Leaves the holder with this much of what it has reserved, at least 1: an entry of nothing is none. */
    void shrink(String holder, QuotaResource resource, long amount) {
        lockHeld(holder);
        jdbc.sql(SHRINK)
                .param("holder", holder)
                .param("resource", resource.key())
                .param("amount", Math.max(1, amount))
                .update();
    }

    void merge(String holder, String into) {
        lockHeld(holder);
        jdbc.sql(MERGE).param("holder", holder).param("into", into).update();
    }

    private boolean lockHeld(String holder) {
        return !jdbc.sql(LOCK_HELD)
                .param("holder", holder)
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    private void move(String holder, String statement) {
        if (lockHeld(holder)) {
            jdbc.sql(statement).param("holder", holder).update();
        }
    }

    List<QuotaDrift> drift() {
        var drifts = new ArrayList<QuotaDrift>();
        jdbc.sql(DRIFT).query(row -> {
            for (var state : HoldState.values()) {
                var counted = row.getLong("counted_" + state.key());
                var summed = clamped(row.getBigDecimal("summed_" + state.key()));
                if (counted != summed) {
                    var resource = QuotaResource.ofKey(row.getString("resource"));
                    drifts.add(new QuotaDrift(row.getString("scope"), resource, state, counted, summed));
                }
            }
        });
        return List.copyOf(drifts);
    }

    private static Balance balance(ResultSet row) throws SQLException {
        return new Balance(
                row.getString("scope"),
                row.getInt("level"),
                QuotaResource.ofKey(row.getString("resource")),
                row.getLong("ceiling"),
                row.getLong("taken"),
                clamped(row.getBigDecimal("asked")),
                row.getBoolean("granted"));
    }

    /** Sums are exact in the database and may pass the largest long; nothing can grant or hold that much. */
    private static long clamped(BigDecimal sum) {
        return sum.min(LARGEST).longValueExact();
    }
}
