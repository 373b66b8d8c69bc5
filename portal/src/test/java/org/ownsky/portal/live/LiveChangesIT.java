package org.ownsky.portal.live;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.ProjectId;
import org.ownsky.testing.TestDatabase;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two portals on one database, each with its listener; a third party, the worker, makes the changes. */
class LiveChangesIT {
    private static final ProjectId PROJECT = new ProjectId("prj-00000000000000001");
    private static final ProjectId OTHER = new ProjectId("prj-00000000000000002");

    private final TestDatabase postgres = TestDatabase.create();
    private final JdbcClient database = JdbcClient.create(postgres.dataSource());
    private final Worker worker = new Worker(postgres);
    private final Portal first = new Portal(postgres);
    private final Portal second = new Portal(postgres);

    @BeforeEach
    void open() {
        first.listener.start();
        second.listener.start();
        await().until(() -> listening() == 2);
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        postgres.close();
    }

    @Test
    void everyPortalHearsOfACommittedChange() {
        var here = first.listen(PROJECT);
        var there = second.listen(PROJECT);

        worker.change(PROJECT, "i-1");

        await().untilAsserted(() -> {
            assertThat(ids(here)).containsExactly("i-1");
            assertThat(ids(there)).containsExactly("i-1");
        });
    }

    @Test
    void changeThatIsRolledBackIsNeverHeardOf() {
        var heard = first.listen(PROJECT);

        worker.transactions.executeWithoutResult(status -> {
            worker.feed.changed(PROJECT, "i-undone");
            status.setRollbackOnly();
        });
        worker.change(PROJECT, "i-after");

        await().untilAsserted(() -> assertThat(ids(heard)).containsExactly("i-after"));
    }

    @Test
    void changeIsNotHeardOfBeforeTheCommit() {
        var heard = first.listen(PROJECT);
        var marker = first.listen(OTHER);

        worker.transactions.executeWithoutResult(_ -> {
            worker.feed.changed(PROJECT, "i-1");
            new Worker(postgres).change(OTHER, "i-marker");
            await().until(() -> !marker.isEmpty());
            assertThat(heard).isEmpty();
        });

        await().untilAsserted(() -> assertThat(ids(heard)).containsExactly("i-1"));
    }

    @Test
    void processThatStartsHasEveryPageReadAnew() {
        var heard = first.listen(PROJECT);
        var announcer = new ChangeAnnouncer(JdbcClient.create(new DriverManagerDataSource(postgres.url())));

        announcer.start();

        await().untilAsserted(() -> assertThat(heard).anyMatch(Change::everything));
        announcer.stop();
    }

    @Test
    void whatWasToldBeforeTheEndIsStillAnnounced() {
        var heard = first.listen(PROJECT);
        var announcer = new ChangeAnnouncer(JdbcClient.create(new DriverManagerDataSource(postgres.url())));

        announcer.tell(Map.of(ChangePlace.of(PROJECT), Set.of("i-last")));
        announcer.stop();

        await().untilAsserted(() -> assertThat(ids(heard)).containsExactly("i-last"));
    }

    @Test
    void otherProjectsChangesAreNotHeardOf() {
        var heard = first.listen(PROJECT);

        worker.change(OTHER, "i-foreign");
        worker.change(PROJECT, "i-own");

        await().untilAsserted(() -> assertThat(ids(heard)).containsExactly("i-own"));
    }

    @Test
    void operatorsHearOfEverything() {
        List<Change> heard = new CopyOnWriteArrayList<>();
        first.changes.onFleetChange(heard::add);

        worker.change(PROJECT, "i-1");
        worker.transactions.executeWithoutResult(_ -> worker.feed.fleetChanged("node-1"));

        await().untilAsserted(() -> assertThat(ids(heard)).containsExactlyInAnyOrder("i-1", "node-1"));
    }

    @Test
    void changeOutsideATransactionIsHeardOf() {
        var heard = first.listen(PROJECT);

        worker.feed.changed(PROJECT, "i-1");

        await().untilAsserted(() -> assertThat(ids(heard)).containsExactly("i-1"));
    }

    @Test
    void manyChangesOfOneTransactionAreHeardOfTogether() {
        var heard = first.listen(PROJECT);

        worker.transactions.executeWithoutResult(_ -> IntStream.range(0, 400).forEach(number -> {
            worker.feed.changed(PROJECT, id(number));
            worker.feed.changed(PROJECT, id(number));
        }));

        await().untilAsserted(() -> assertThat(ids(heard)).hasSize(400).doesNotHaveDuplicates());
    }

    @Test
    void burstReachesAPageAtMostTenTimesASecond() {
        var heard = first.listen(PROJECT);
        var begin = System.nanoTime();

        for (var number = 0; number < 2_000; number++) {
            worker.change(PROJECT, id(number));
        }

        var last = id(1_999);
        await().untilAsserted(() -> assertThat(heard).anyMatch(change -> change.concerns(last)));
        var elapsed = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(IntStream.range(0, 2_000).mapToObj(LiveChangesIT::id))
                .allSatisfy(id -> assertThat(heard).anyMatch(change -> change.concerns(id)));
        assertThat(heard.size()).isLessThanOrEqualTo((int) elapsed.dividedBy(Duration.ofMillis(100)) + 1);
    }

    @Test
    void listenerThatHangsOrFailsHoldsUpNobody() throws InterruptedException {
        var release = new CountDownLatch(1);
        first.changes.onChange(PROJECT, _ -> {
            try {
                release.await(60, SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        first.changes.onChange(PROJECT, _ -> {
            throw new IllegalStateException("This page is broken");
        });
        var heard = first.listen(PROJECT);

        worker.change(PROJECT, "i-1");
        await().untilAsserted(() -> assertThat(ids(heard)).containsExactly("i-1"));
        worker.change(PROJECT, "i-2");
        await().untilAsserted(() -> assertThat(ids(heard)).containsExactly("i-1", "i-2"));
        release.countDown();
    }

    @Test
    void afterALostConnectionEverybodyReadsAgainAndHearsOn() {
        var heard = first.listen(PROJECT);

        database.sql(
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'ownsky live%'")
                .query(row -> {});

        await().untilAsserted(() -> assertThat(heard).contains(Change.EVERYTHING));
        worker.change(PROJECT, "i-1");
        await().untilAsserted(() -> assertThat(ids(heard)).contains("i-1"));
    }

    @Test
    void removedListenerHearsNothingAndIsForgotten() {
        List<Change> heard = new CopyOnWriteArrayList<>();
        var registration = first.changes.onChange(PROJECT, heard::add);
        var fleet = first.changes.onFleetChange(heard::add);
        assertThat(first.changes.size()).isEqualTo(2);

        registration.remove();
        registration.remove();
        fleet.remove();
        assertThat(first.changes.size()).isZero();

        var other = first.listen(PROJECT);
        worker.change(PROJECT, "i-1");
        await().untilAsserted(() -> assertThat(ids(other)).containsExactly("i-1"));
        assertThat(heard).isEmpty();
    }

    @Test
    void stoppedPortalLeavesNoConnection() {
        first.listener.stop();

        await().until(() -> listening() == 1);
    }

    private long listening() {
        return database.sql("""
                        select count(*) from pg_stat_activity
                        where application_name like 'ownsky live%' and datname = current_database()
                          and query like 'LISTEN%'
                        """).query(Long.class).single();
    }

    private static List<String> ids(List<Change> heard) {
        return heard.stream().flatMap(change -> change.ids().stream()).toList();
    }

    private static String id(int number) {
        return "i-%05d".formatted(number);
    }

    /** What a worker process has: a connection pool and the feed. */
    private static final class Worker {
        final PostgresChangeFeed feed;
        final TransactionTemplate transactions;

        Worker(TestDatabase postgres) {
            var connections = new SingleConnectionDataSource(postgres.url(), true);
            feed = new PostgresChangeFeed(
                    new ChangeAnnouncer(JdbcClient.create(new DriverManagerDataSource(postgres.url()))));
            transactions = new TransactionTemplate(new JdbcTransactionManager(connections));
            transactions.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        }

        void change(ProjectId project, String id) {
            transactions.executeWithoutResult(_ -> feed.changed(project, id));
        }
    }

    /** What a portal process has: subscriptions and the listening connection. */
    private static final class Portal implements AutoCloseable {
        final LiveChanges changes = new LiveChanges();
        final ChangeListener listener;

        Portal(TestDatabase postgres) {
            listener = new ChangeListener(new Details(postgres.url()), changes);
        }

        List<Change> listen(ProjectId project) {
            List<Change> heard = new CopyOnWriteArrayList<>();
            changes.onChange(project, heard::add);
            return heard;
        }

        @Override
        public void close() {
            listener.stop();
            changes.destroy();
        }
    }

    private record Details(String url) implements JdbcConnectionDetails {
        @Override
        public String getJdbcUrl() {
            return url;
        }

        @Override
        public String getUsername() {
            return "postgres";
        }

        @Override
        public String getPassword() {
            return "";
        }
    }
}
