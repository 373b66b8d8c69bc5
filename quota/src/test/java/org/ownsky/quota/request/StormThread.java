package org.ownsky.quota.request;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaDemand;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.ownsky.testing.MovableClock;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** One of those that do random things at once. */
final class StormThread {
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final int MOVES = 40;
    private static final int AT_ONCE = 10;

    private final QuotaService quota;
    private final LimitService limits;
    private final QuotaRequestService requests;
    private final QuotaDecisionService decisions;
    private final RequestTending tending;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final MovableClock clock;
    private final List<List<ProjectScope>> tenants;
    private final Random random;
    private final AtomicLong left;
    private final Map<StormKind, Long> counts = new EnumMap<>(StormKind.class);

    StormThread(ApplicationContext context, List<List<ProjectScope>> tenants, long seed, AtomicLong left) {
        this.quota = context.getBean(QuotaService.class);
        this.limits = context.getBean(LimitService.class);
        this.requests = context.getBean(QuotaRequestService.class);
        this.decisions = context.getBean(QuotaDecisionService.class);
        this.tending = context.getBean(RequestTending.class);
        this.transaction = context.getBean(TransactionTemplate.class);
        this.jdbc = context.getBean(JdbcClient.class);
        this.clock = context.getBean(MovableClock.class);
        this.tenants = tenants;
        this.random = new Random(seed);
        this.left = left;
    }

    static List<List<ProjectScope>> tenants(ApplicationContext context, int count, int projects) {
        var quota = context.getBean(QuotaService.class);
        var tenants = new ArrayList<List<ProjectScope>>();
        for (var number = 0; number < count; number++) {
            var tenant = new TenantId(id("ten"));
            quota.openTenant(tenant, Map.of(QuotaResource.VCPUS, 120L, QuotaResource.MEMORY, 300L));
            var scopes = new ArrayList<ProjectScope>();
            for (var project = 0; project < projects; project++) {
                var scope = new ProjectScope(tenant, new ProjectId(id("prj")));
                quota.openProject(scope, Map.of(QuotaResource.INSTANCES, 40L, QuotaResource.VCPUS, 60L));
                scopes.add(scope);
            }
            tenants.add(scopes);
        }
        return tenants;
    }

    Map<StormKind, Long> run() {
        while (left.get() > 0) {
            var scopes = tenants.get(random.nextInt(tenants.size()));
            var chance = random.nextInt(100);
            if (chance < 85) {
                moves(scopes.get(random.nextInt(scopes.size())));
            } else if (chance < 99) {
                govern(scopes.get(random.nextInt(scopes.size())));
            } else {
                clock.advance(Duration.ofHours(6));
                tending.tend();
                count(StormKind.TENDED, 1);
            }
        }
        return counts;
    }

    /** Many moves in a transaction, which may end in the middle, by us or because its connection is cut. */
    private void moves(ProjectScope scope) {
        var done = new EnumMap<StormKind, Long>(StormKind.class);
        var fate = random.nextInt(100);
        var until = fate < 4 ? random.nextInt(MOVES) : MOVES;
        try {
            transaction.executeWithoutResult(status -> {
                var holders = holders(scope);
                reserve(scope, done);
                for (var move = 0; move < until && !holders.isEmpty(); move++) {
                    var holder = holders.get(random.nextInt(holders.size()));
                    if (random.nextInt(5) < 3) {
                        quota.commit(holder);
                        done.merge(StormKind.COMMITTED, 1L, Long::sum);
                    } else {
                        quota.release(holder);
                        done.merge(StormKind.RELEASED, 1L, Long::sum);
                    }
                }
                if (fate < 2) {
                    status.setRollbackOnly();
                } else if (fate < 4) {
                    cut();
                    quota.release(holders.isEmpty() ? "nobody" : holders.getFirst());
                }
            });
            done.forEach(this::count);
            if (fate < 2) {
                count(StormKind.ROLLED_BACK, 1);
            }
        } catch (CloudException refused) {
            count(StormKind.RESERVATION_REFUSED, 1);
        } catch (DataAccessException | TransactionException broken) {
            if (fate < 2 || fate >= 4) {
                throw broken;
            }
            done.forEach(this::count);
            count(StormKind.CONNECTION_CUT, 1);
        }
    }

    /** For several instances at once, as a launch does. */
    private void reserve(ProjectScope scope, Map<StormKind, Long> done) {
        var demands = new ArrayList<QuotaDemand>();
        for (var number = 0; number < 1 + random.nextInt(2 * AT_ONCE); number++) {
            demands.add(new QuotaDemand(
                    id("i"),
                    Map.of(
                            QuotaResource.INSTANCES,
                            1L,
                            QuotaResource.VCPUS,
                            1L + random.nextInt(4),
                            QuotaResource.MEMORY,
                            (long) random.nextInt(8))));
        }
        quota.reserve(scope, demands);
        done.merge(StormKind.RESERVED, (long) demands.size(), Long::sum);
    }

    private List<String> holders(ProjectScope scope) {
        return jdbc.sql("""
                        select holder from quota.ledger where scope = :scope and resource = 'instances'
                        order by hashtext(holder || cast(:salt as text)) limit :most
                        """)
                .param("scope", scope.project().value())
                .param("salt", random.nextInt())
                .param("most", MOVES)
                .query((row, number) -> row.getString("holder"))
                .list();
    }

    /** The server ends this very connection, as when its process dies. */
    private void cut() {
        jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                .query(Boolean.class)
                .list();
    }

    /** Limits, requests and decisions, each in a transaction of its own. */
    private void govern(ProjectScope scope) {
        var administrator = caller(scope);
        try {
            switch (random.nextInt(8)) {
                case 0 -> {
                    limits.change(
                            administrator, scope.project(), Map.of(QuotaResource.VCPUS, 30L + random.nextInt(60)));
                    count(StormKind.LIMIT_CHANGED, 1);
                }
                case 1 -> {
                    limits.change(administrator, scope.tenant(), Map.of(QuotaResource.VCPUS, 80L + random.nextInt(80)));
                    count(StormKind.LIMIT_CHANGED, 1);
                }
                case 2, 3, 4 -> ask(scope, administrator);
                default -> decide(administrator);
            }
        } catch (CloudException refused) {
            count(StormKind.REQUEST_REFUSED, 1);
        }
    }

    private void ask(ProjectScope scope, Caller asker) {
        var end = random.nextBoolean()
                ? Optional.of(clock.instant().plus(Duration.ofHours(1 + random.nextInt(60))))
                : Optional.<Instant>empty();
        requests.submit(
                asker,
                new NewQuotaRequest(
                        scope.project(), Map.of(QuotaResource.VCPUS, 20L + random.nextInt(150)), "For the storm", end));
        count(StormKind.REQUEST_SENT, 1);
    }

    private void decide(Caller administrator) {
        var open = jdbc.sql("select id from quota.request where state = 'open' order by id limit 5")
                .query((row, number) -> row.getString("id"))
                .list();
        if (open.isEmpty()) {
            return;
        }
        var id = new QuotaRequestId(open.get(random.nextInt(open.size())));
        switch (random.nextInt(4)) {
            case 0 -> {
                decisions.decline(administrator, id, "");
                count(StormKind.DECLINED, 1);
            }
            case 1 -> {
                requests.withdraw(administrator, id);
                count(StormKind.WITHDRAWN, 1);
            }
            default -> {
                decisions.approve(administrator, id, Approval.asAsked(""));
                count(StormKind.APPROVED, 1);
            }
        }
    }

    private void count(StormKind kind, long number) {
        counts.merge(kind, number, Long::sum);
        left.addAndGet(-number);
    }

    private static Caller caller(ProjectScope scope) {
        return new Caller(
                new UserId("usr-0000000000000abcd"),
                "Storm",
                Optional.of(scope),
                Set.of(Permission.values()),
                "127.0.0.1");
    }

    private static String id(String prefix) {
        return String.format("%s-%017x", prefix, 0x1000_0000L + NUMBERS.incrementAndGet());
    }
}
