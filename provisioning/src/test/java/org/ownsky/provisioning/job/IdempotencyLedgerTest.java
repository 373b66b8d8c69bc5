package org.ownsky.provisioning.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;
import org.ownsky.provisioning.fixture.ProvisioningDatabase;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The same request twice does its work once. */
class IdempotencyLedgerTest {
    private static final ProjectId PROJECT = new ProjectId("prj-00000000000000001");
    private static final ProjectId OTHER_PROJECT = new ProjectId("prj-00000000000000002");

    record Answer(List<String> instances, Optional<Instant> at) {}

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
    private ProvisioningDatabase database;
    private IdempotencyLedger ledger;
    private TransactionTemplate transactions;

    @BeforeEach
    void createLedger() {
        database = new ProvisioningDatabase();
        InstantSource time = now::get;
        Clock clock = time.withZone(ZoneOffset.UTC);
        ledger = new IdempotencyLedger(new JdbcTemplate(database.dataSource()), new JobJson(), clock);
        transactions = new TransactionTemplate(database.transactions());
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    @Test
    void repetitionGetsTheFirstAnswer() {
        var answer = new Answer(List.of("i-1", "i-2"), Optional.of(now.get()));

        assertThat(request("key", "launch 2", answer)).isEqualTo(answer);
        assertThat(request("key", "launch 2", new Answer(List.of("i-3"), Optional.empty())))
                .isEqualTo(answer);
    }

    @Test
    void keyBelongsToItsProject() {
        request("key", "launch 2", new Answer(List.of("i-1"), Optional.empty()));

        var elsewhere =
                transactions.execute(status -> ledger.replay(OTHER_PROJECT, "key", "something else", Answer.class));

        assertThat(elsewhere).isEmpty();
    }

    @Test
    void keyOutsideOfProjectsBelongsToItsSender() {
        var ada = new UserId("usr-00000000000000001");
        var bob = new UserId("usr-00000000000000002");
        var answer = new Answer(List.of("ten-1"), Optional.empty());
        transactions.executeWithoutResult(status -> {
            assertThat(ledger.replay(ada, "key", "tenant", Answer.class)).isEmpty();
            ledger.remember(ada, "key", "tenant", answer);
        });

        var again = transactions.execute(status -> ledger.replay(ada, "key", "tenant", Answer.class));
        var others = transactions.execute(status -> ledger.replay(bob, "key", "tenant", Answer.class));

        assertThat(again).contains(answer);
        assertThat(others).isEmpty();
    }

    @Test
    void keyOfAnotherRequestIsAConflict() {
        request("key", "launch 2", new Answer(List.of("i-1"), Optional.empty()));

        assertThatThrownBy(() -> request("key", "launch 3", new Answer(List.of(), Optional.empty())))
                .isInstanceOfSatisfying(
                        CloudException.class,
                        refused -> assertThat(refused.error()).isInstanceOf(CloudError.Conflict.class));
    }

    @Test
    void requestThatRolledBackLeavesTheKeyFree() {
        transactions.executeWithoutResult(status -> {
            ledger.replay(PROJECT, "key", "launch 2", Answer.class);
            status.setRollbackOnly();
        });
        var answer = new Answer(List.of("i-9"), Optional.empty());

        assertThat(request("key", "launch 2", answer)).isEqualTo(answer);
    }

    @Test
    void concurrentRepetitionWaitsAndGetsTheSameAnswer() {
        var work = new AtomicInteger();
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(
                    () -> transactions.execute(status -> {
                        assertThat(ledger.replay(PROJECT, "key", "launch", Answer.class))
                                .isEmpty();
                        entered.countDown();
                        awaitUninterrupted(leave);
                        var answer = new Answer(List.of("i-" + work.incrementAndGet()), Optional.empty());
                        ledger.remember(PROJECT, "key", "launch", answer);
                        return answer;
                    }),
                    threads);
            awaitUninterrupted(entered);
            var second = CompletableFuture.supplyAsync(
                    () -> request(
                            "key",
                            "launch",
                            new Answer(List.of("i-" + work.incrementAndGet() * 100), Optional.empty())),
                    threads);
            await().until(this::somebodyWaitsForALock);
            assertThat(second).isNotDone();
            leave.countDown();

            assertThat(second.join()).isEqualTo(first.join());
        }
    }

    @Test
    void keysAreForgottenAfterADay() {
        request("old", "launch", new Answer(List.of("i-1"), Optional.empty()));
        now.updateAndGet(time -> time.plus(Duration.ofHours(23)));
        request("young", "launch", new Answer(List.of("i-2"), Optional.empty()));
        now.updateAndGet(time -> time.plus(Duration.ofHours(2)));

        ledger.purge();

        var fresh = new Answer(List.of("i-3"), Optional.empty());
        assertThat(request("old", "launch", fresh)).isEqualTo(fresh);
        assertThat(request("young", "launch", fresh).instances()).containsExactly("i-2");
    }

    @Test
    void keysHaveOneTo64Characters() {
        for (var key : List.of("", "k".repeat(65), "a\0b")) {
            assertThatThrownBy(() -> request(key, "launch", new Answer(List.of(), Optional.empty())))
                    .isInstanceOfSatisfying(
                            CloudException.class,
                            refused -> assertThat(refused.error()).isInstanceOf(CloudError.InvalidInput.class));
        }
        request("k".repeat(64), "launch", new Answer(List.of(), Optional.empty()));
    }

    /** As a service does it: replay, else work and remember. */
    private Answer request(String key, String fingerprint, Answer fresh) {
        return transactions.execute(
                status -> ledger.replay(PROJECT, key, fingerprint, Answer.class).orElseGet(() -> {
                    ledger.remember(PROJECT, key, fingerprint, fresh);
                    return fresh;
                }));
    }

    private boolean somebodyWaitsForALock() {
        return !new JdbcTemplate(database.dataSource())
                .queryForList(
                        "select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()")
                .isEmpty();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }
}
