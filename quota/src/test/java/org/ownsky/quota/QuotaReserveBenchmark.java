package org.ownsky.quota;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ownsky.kernel.ModuleSchema;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.testing.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What reserving costs inside a launch's transaction, on a PostgreSQL that commits to disk. The commit itself is not
 * counted: the launch pays for it once, whatever else it stores.
 */
final class QuotaReserveBenchmark {
    private static final int WARM_UP = 500;
    private static final int MEASURED = 1000;

    private QuotaReserveBenchmark() {}

    public static void main(String[] arguments) {
        try (var database = TestDatabase.durable(List.of(new ModuleSchema("quota")))) {
            var connection = new SingleConnectionDataSource(database.url(), true);
            var jdbc = JdbcClient.create(connection);
            var quota = new QuotaService(new QuotaAccounts(jdbc), new QuotaLedger(jdbc));
            var transaction = new TransactionTemplate(new DataSourceTransactionManager(connection));
            var trial = new QuotaTrial(quota, transaction, Map.of());
            var project = trial.project("default", Map.of());
            for (var batch : new int[] {1, 20}) {
                measure(quota, transaction, project, batch, WARM_UP);
                report("quota.reserve." + batch, measure(quota, transaction, project, batch, MEASURED));
            }
            connection.destroy();
        }
    }

    private static long[] measure(
            QuotaService quota, TransactionTemplate transaction, ProjectScope project, int batch, int rounds) {
        var nanoseconds = new long[rounds];
        for (var round = 0; round < rounds; round++) {
            var demands = demands(batch);
            var index = round;
            transaction.executeWithoutResult(status -> {
                var begin = System.nanoTime();
                quota.reserve(project, demands);
                nanoseconds[index] = System.nanoTime() - begin;
            });
        }
        Arrays.sort(nanoseconds);
        return nanoseconds;
    }

    private static List<QuotaDemand> demands(int count) {
        var amounts = new HashMap<QuotaResource, Long>();
        for (var resource : QuotaResource.values()) {
            amounts.put(resource, 1L);
        }
        var demands = new ArrayList<QuotaDemand>();
        for (var index = 0; index < count; index++) {
            demands.add(new QuotaDemand(QuotaTrial.holder(), amounts));
        }
        return demands;
    }

    private static void report(String name, long[] sorted) {
        System.out.printf(Locale.ROOT, "%s.p50 %.2f ms%n", name, sorted[sorted.length / 2] / 1e6);
        System.out.printf(Locale.ROOT, "%s.p99 %.2f ms%n", name, sorted[sorted.length * 99 / 100] / 1e6);
    }
}
