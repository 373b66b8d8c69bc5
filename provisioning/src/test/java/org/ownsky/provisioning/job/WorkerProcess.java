package org.ownsky.provisioning.job;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.ownsky.testing.RecordedChanges;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A worker in a process of its own, whose step {@code hang} says that it was entered and never returns. */
final class WorkerProcess {
    static final String ENTERED = "entered";

    private WorkerProcess() {}

    static Process start(String databaseUrl) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx128m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            WorkerProcess.class.getName(),
                            databaseUrl)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static void main(String[] arguments) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(arguments[0]);
        settings.setMaximumPoolSize(4);
        var pool = new HikariDataSource(settings);
        var saga = new TrialSaga().step("place").step("hang", context -> {
            System.out.println(ENTERED);
            return hang();
        });
        new JobWiring(
                        pool,
                        EngineTransactions.of(pool, new JdbcTransactionManager(pool)),
                        JobEngineIT.SHORT_LEASE,
                        new SagaCatalogue(() -> Stream.of(saga)),
                        new RecordedChanges(),
                        Clock.systemUTC(),
                        new Random())
                .engine(List.of())
                .start();
    }

    private static StepOutcome hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
        return StepOutcome.done();
    }
}
