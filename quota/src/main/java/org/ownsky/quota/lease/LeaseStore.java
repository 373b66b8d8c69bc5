package org.ownsky.quota.lease;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.quota.policy.PolicyLevel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of leases. */
@Component
class LeaseStore {
    private static final String LEASES = """
            select holder, name, tenant, project, state, starts, ends, latest, extensions, used, extension, grace,
                   warnings, warned, rules, levels
            from quota.lease
            """;

    private final JdbcClient jdbc;

    LeaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A holder that has one keeps it. */
    void insert(Lease lease, Instant due) {
        bind(jdbc.sql("""
                        insert into quota.lease (holder, name, tenant, project, state, starts, ends, latest, extensions,
                            used, extension, grace, warnings, warned, rules, levels, due)
                        values (:holder, :name, :tenant, :project, :state, :starts, :ends, :latest, :extensions, :used,
                            :extension, :grace, :warnings, :warned, :rules, :levels, :due)
                        on conflict (holder) do nothing
                        """), lease, due)
                .param("name", lease.name())
                .param("tenant", lease.scope().tenant().value())
                .param("project", lease.scope().project().value())
                .param("extensions", lease.extensions())
                .param("extension", lease.extension().toSeconds())
                .param("grace", lease.grace().toSeconds())
                .param(
                        "warnings",
                        lease.warnings().stream().map(Duration::toSeconds).toArray(Long[]::new))
                .param("rules", lease.rules().toArray(String[]::new))
                .param("levels", lease.levels().stream().map(PolicyLevel::key).toArray(String[]::new))
                .update();
    }

    void update(Lease lease, Instant due) {
        bind(jdbc.sql("""
                        update quota.lease
                        set state = :state, starts = :starts, ends = :ends, latest = :latest, used = :used,
                            warned = :warned, due = :due
                        where holder = :holder
                        """), lease, due).update();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Lease lease, Instant due) {
        return statement
                .param("holder", lease.holder())
                .param("state", lease.state().key())
                .param("starts", lease.starts().atOffset(ZoneOffset.UTC))
                .param("ends", lease.ends().atOffset(ZoneOffset.UTC))
                .param("latest", lease.latest().atOffset(ZoneOffset.UTC))
                .param("used", lease.used())
                .param("warned", lease.warned())
                .param("due", due.atOffset(ZoneOffset.UTC));
    }

    void postpone(String holder, Instant due) {
        jdbc.sql("update quota.lease set due = :due where holder = :holder")
                .param("holder", holder)
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
    }

    void delete(String holder) {
        jdbc.sql("delete from quota.lease where holder = :holder")
                .param("holder", holder)
                .update();
    }

    Optional<Lease> find(String holder) {
        return jdbc.sql(LEASES + "where holder = :holder")
                .param("holder", holder)
                .query((row, number) -> lease(row))
                .optional();
    }

    Optional<Lease> lock(String holder) {
        return jdbc.sql(LEASES + "where holder = :holder for update")
                .param("holder", holder)
                .query((row, number) -> lease(row))
                .optional();
    }

    /** As {@link #lock}; empty also while somebody else holds it. */
    Optional<Lease> lockIfFree(String holder, Instant due) {
        return jdbc.sql(LEASES + "where holder = :holder and due <= :due for update skip locked")
                .param("holder", holder)
                .param("due", due.atOffset(ZoneOffset.UTC))
                .query((row, number) -> lease(row))
                .optional();
    }

    List<String> due(Instant now, int limit) {
        return jdbc.sql("select holder from quota.lease where due <= :now order by due limit :limit")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> row.getString("holder"))
                .list();
    }

    /** Those of a project, the next to end first; after the row with this end and holder. */
    List<Lease> page(ProjectId project, Optional<Lease> after, int limit) {
        return jdbc.sql(LEASES + """
                        where project = :project
                          and (cast(:ends as timestamptz) is null or (ends, holder) > (:ends, :holder))
                        order by ends, holder limit :limit
                        """)
                .param("project", project.value())
                .param(
                        "ends",
                        after.map(lease -> lease.ends().atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .param("holder", after.map(Lease::holder).orElse(""))
                .param("limit", limit)
                .query((row, number) -> lease(row))
                .list();
    }

    /** Those of a tenant that run and end until then, the first to end first. */
    List<Lease> ending(TenantId tenant, Instant until, int limit) {
        return jdbc.sql(LEASES + """
                        where tenant = :tenant and state = 'running' and ends <= :until
                        order by ends, holder limit :limit
                        """)
                .param("tenant", tenant.value())
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> lease(row))
                .list();
    }

    private static Lease lease(ResultSet row) throws SQLException {
        return new Lease(
                row.getString("holder"),
                row.getString("name"),
                new ProjectScope(new TenantId(row.getString("tenant")), new ProjectId(row.getString("project"))),
                state(row.getString("state")),
                row.getTimestamp("starts").toInstant(),
                row.getTimestamp("ends").toInstant(),
                row.getTimestamp("latest").toInstant(),
                row.getInt("extensions"),
                row.getInt("used"),
                Duration.ofSeconds(row.getLong("extension")),
                Duration.ofSeconds(row.getLong("grace")),
                Arrays.stream((Long[]) row.getArray("warnings").getArray())
                        .map(Duration::ofSeconds)
                        .toList(),
                row.getInt("warned"),
                texts(row.getArray("rules")),
                texts(row.getArray("levels")).stream()
                        .flatMap(key -> PolicyLevel.find(key).stream())
                        .toList());
    }

    private static LeaseState state(String key) {
        return Arrays.stream(LeaseState.values())
                .filter(state -> state.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No lease is " + key));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
