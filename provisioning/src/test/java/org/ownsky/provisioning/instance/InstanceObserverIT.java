package org.ownsky.provisioning.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.ownsky.provisioning.image.OfferedImages;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.testing.ModuleTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionOperations;

/** What a node says comes late, or at the same time as people act: it never overwrites what is newer. */
@ModuleTest
@Import({InstanceWorld.class, OfferedImages.class})
@TestPropertySource(properties = {"ownsky.roles=portal", "ownsky.nodes="})
@SuppressWarnings("NullAway.Init")
class InstanceObserverIT {
    @Autowired
    private InstanceWorld world;

    @Autowired
    private InstanceObserver observer;

    @Autowired
    private InstanceService service;

    @Autowired
    private InstanceOutcomes outcomes;

    @Autowired
    private InstanceRepository instances;

    @Autowired
    private LaunchSaga launch;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void images(DynamicPropertyRegistry registry) {
        registry.add("ownsky.images-dir", TestImages::directory);
    }

    @Test
    void newsThatWaitedForATerminationDoesNotOverwriteIt() throws Exception {
        var id = world.running(launch).instanceId();

        var job = whileNewsWaits(id, () -> service.act(world.member(), id, InstanceAction.TERMINATE, Optional.empty()));

        var instance = world.reload(id);
        assertThat(instance.state()).isEqualTo(InstanceState.SHUTTING_DOWN);
        assertThat(instance.activeJob()).hasValue(job);
    }

    /** A sweep asked the node while a reboot had the guest powered off, and gets to the row after the reboot's end. */
    @Test
    void newsFromDuringARebootIsNoNewsAfterIt() {
        var id = world.running(launch).instanceId();
        var asked = Instant.now();

        transactions.executeWithoutResult(
                _ -> outcomes.rebooted(new StraightRun(new JobId("job-0000000000000abcd"), world.project(), id)));
        observer.seenOff(Instance.domainUuid(id), asked, "The guest powered itself off");
        assertThat(world.reload(id).state()).isEqualTo(InstanceState.RUNNING);

        observer.seenOff(Instance.domainUuid(id), Instant.now().plusSeconds(1), "The guest powered itself off");
        assertThat(world.reload(id).state()).isEqualTo(InstanceState.STOPPED);
    }

    private interface Action {
        JobId take();
    }

    /** Takes the action while an observation of the guest waits for its row. */
    private JobId whileNewsWaits(InstanceId id, Action action) throws Exception {
        try (var threads = Executors.newSingleThreadExecutor()) {
            var news = new Future<?>[1];
            var job = transactions.execute(_ -> {
                instances.lock(id.value());
                news[0] = threads.submit(
                        () -> observer.seenOff(Instance.domainUuid(id), Instant.now(), "The guest powered itself off"));
                await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaitsForALock);
                return action.take();
            });
            news[0].get();
            return job;
        }
    }

    private boolean somebodyWaitsForALock() {
        return jdbc.sql("""
                        SELECT count(*) FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'""").query(Long.class).single() > 0;
    }
}
