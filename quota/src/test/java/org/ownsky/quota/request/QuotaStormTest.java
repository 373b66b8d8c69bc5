package org.ownsky.quota.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ownsky.quota.QuotaService;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Random operations from several threads, in transactions of many, some of which are rolled back or lose their connection in
 * the middle: afterwards no counter has drifted, none is negative, none grew above its limit, and each tenant's is the sum of
 * its projects'. {@code -Downsky.storm.operations} says how many, {@code -Downsky.storm.seed} which.
 */
class QuotaStormTest {
    private static final long OPERATIONS = Long.getLong("ownsky.storm.operations", 100_000);
    private static final long SEED = Long.getLong("ownsky.storm.seed", 20261120);
    private static final int THREADS = 4;

    @Test
    @SuppressWarnings("SystemOut")
    void nothingDrifts() throws Exception {
        var start = System.nanoTime();
        try (var context = new AnnotationConfigApplicationContext(QuotaStorm.class)) {
            var left = new AtomicLong(OPERATIONS);
            var counts = storm(context, left);

            assertThat(context.getBean(QuotaService.class).drift()).isEmpty();
            assertThat(tenantsThatAreNotTheirProjects(context)).isZero();
            assertThat(counts.keySet()).as("kinds of operations").containsExactlyInAnyOrder(StormKind.values());

            System.out.printf(
                    Locale.ROOT,
                    "quota.storm %,d operations in %.0f s: %s%n",
                    OPERATIONS - left.get(),
                    (System.nanoTime() - start) / 1e9,
                    counts);
            drain(context);
            assertThat(context.getBean(QuotaService.class).drift()).isEmpty();
        }
    }

    private static Map<StormKind, Long> storm(AnnotationConfigApplicationContext context, AtomicLong left)
            throws Exception {
        var tenants = StormThread.tenants(context, 6, 3);
        var threads = IntStream.range(0, THREADS)
                .<Callable<Map<StormKind, Long>>>mapToObj(
                        number -> () -> new StormThread(context, tenants, SEED + number, left).run())
                .toList();
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            var all = new EnumMap<StormKind, Long>(StormKind.class);
            for (var counts : pool.invokeAll(threads)) {
                counts.get().forEach((kind, count) -> all.merge(kind, count, Long::sum));
            }
            return all;
        }
    }

    /** All that is held is given back: then every counter is zero. */
    private static void drain(AnnotationConfigApplicationContext context) {
        var jdbc = context.getBean(JdbcClient.class);
        var transaction = context.getBean(TransactionTemplate.class);
        var quota = context.getBean(QuotaService.class);
        var holders = jdbc.sql("select distinct holder from quota.ledger")
                .query((row, number) -> row.getString("holder"))
                .list();
        transaction.executeWithoutResult(status -> holders.forEach(quota::release));
        assertThat(jdbc.sql("select count(*) from quota.counter where used <> 0 or reserved <> 0")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static long tenantsThatAreNotTheirProjects(AnnotationConfigApplicationContext context) {
        return context.getBean(JdbcClient.class).sql("""
                        select count(*) from quota.counter tenant
                        join lateral (
                            select sum(counter.used) as used, sum(counter.reserved) as reserved
                            from quota.account join quota.counter using (scope)
                            where account.owner = tenant.scope and counter.resource = tenant.resource) projects on true
                        where tenant.level = 0
                          and (tenant.used, tenant.reserved) is distinct from (projects.used, projects.reserved)
                        """).query(Long.class).single();
    }
}
