package org.ownsky.provisioning.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.driver.fake.FakeCall;
import org.ownsky.provisioning.driver.fake.FakeDriver;
import org.ownsky.provisioning.driver.fake.FakeNode;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.fixture.Callers;
import org.ownsky.provisioning.image.ImageService;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.provisioning.job.JobService;
import org.ownsky.provisioning.job.JobState;
import org.ownsky.provisioning.node.NodeService;
import org.ownsky.provisioning.node.NodeState;
import org.ownsky.quota.QuotaService;
import org.ownsky.testing.ModuleTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** A launch that fails and cannot be taken back either: every way out of there is open, and each leads to nothing left. */
@ModuleTest
@TestPropertySource(
        properties = {
            "ownsky.roles=portal,worker",
            "ownsky.nodes=fake://stuck-1?cpus=8&memory=64GiB&storage=1TiB",
            "ownsky.jobs.retry-base=1ms",
            "ownsky.jobs.retries=1",
            "ownsky.jobs.undo-retries=1"
        })
@SuppressWarnings("NullAway.Init")
class StuckLaunchIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private InstanceService instances;

    @Autowired
    private GivenUpTerminations terminations;

    @Autowired
    private JobService jobs;

    @Autowired
    private QuotaService quota;

    @Autowired
    private ImageService images;

    @Autowired
    private NodeService nodes;

    @Autowired
    private FakeDriver driver;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void images(DynamicPropertyRegistry registry) {
        registry.add("ownsky.images-dir", TestImages::directory);
    }

    private final Caller member = Callers.member(Callers.PROJECT);
    private InstanceId id;
    private JobId launch;

    @BeforeEach
    void launchAndGetStuck() {
        quota.openTenant(Callers.PROJECT.tenant(), "demo", Map.of());
        quota.openProject(Callers.PROJECT, "default", Map.of());
        await().atMost(PATIENCE)
                .until(() -> nodes.page(Callers.operator(), "", Optional.empty(), 10).items().stream()
                        .anyMatch(node -> node.state() == NodeState.UP));
        machine().faults().at(FakeCall.DEFINE).always().fail(DriverException.Kind.REFUSED);
        machine().faults().at(FakeCall.DELETE_VOLUME).always().fail(DriverException.Kind.FAILED);
        var image = images.list(member).getFirst().id();
        id = instances
                .launch(
                        member,
                        new LaunchRequest(
                                "stuck", 1, image, "t.nano", Optional.empty(), "", Optional.empty(), Optional.empty()))
                .getFirst()
                .id();
        launch = instances.find(member, id).activeJob().orElseThrow();
        awaitJob(launch, JobState.NEEDS_ATTENTION);
    }

    @AfterEach
    void nothingIsLeft() {
        machine().faults().clear();
        assertThat(quota.usage(member)).allMatch(line -> line.used() == 0 && line.reserved() == 0);
        assertThat(quota.drift()).isEmpty();
        for (var table : new String[] {"placement", "address", "job_slot", "job_slot_waiter", "job_signal"}) {
            assertThat(jdbc.sql("SELECT count(*) FROM provisioning." + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        var node =
                nodes.page(Callers.operator(), "", Optional.empty(), 10).items().getFirst();
        assertThat(node.instances()).isZero();
        try (var connection = driver.connect(node.address())) {
            assertThat(connection.domains()).isEmpty();
            assertThat(connection.volumes()).isEmpty();
            assertThat(connection.addresses()).isEmpty();
        }
    }

    @Test
    void anOperatorsRetryTakesItBackOnceTheCauseIsGone() {
        machine().faults().clear();

        jobs.retry(Callers.operator(), launch);

        awaitJob(launch, JobState.FAILED);
        assertThat(instances.find(member, id).state()).isEqualTo(InstanceState.TERMINATED);
    }

    @Test
    void terminatingWorksAndTheLaunchCanBeClosedAfterwards() {
        assertThatThrownBy(() -> jobs.cancel(member, launch))
                .isInstanceOfSatisfying(
                        CloudException.class,
                        refused -> assertThat(refused.error()).isInstanceOf(CloudError.WrongState.class));
        machine().faults().clear();

        instances.act(member, id, InstanceAction.TERMINATE, Optional.empty());
        await().atMost(PATIENCE).until(() -> instances.find(member, id).state() == InstanceState.TERMINATED);

        jobs.retry(Callers.operator(), launch);
        awaitJob(launch, JobState.FAILED);
    }

    /** Terminated instances are forgotten after an hour; an operator may come to the job a day later. */
    @Test
    void theLaunchCanBeClosedAfterItsInstanceWasForgotten() {
        machine().faults().clear();
        instances.act(member, id, InstanceAction.TERMINATE, Optional.empty());
        await().atMost(PATIENCE).until(() -> instances.find(member, id).state() == InstanceState.TERMINATED);
        jdbc.sql("DELETE FROM provisioning.instance WHERE id = :id")
                .param("id", id.value())
                .update();

        jobs.retry(Callers.operator(), launch);

        awaitJob(launch, JobState.FAILED);
    }

    /** A removal that the node refuses for good ends its job; the instance is not left like that. */
    @Test
    void aTerminationThatWasGivenUpIsTakenUpAgain() {
        machine().faults().clear();
        machine().faults().at(FakeCall.DELETE_VOLUME).always().fail(DriverException.Kind.REFUSED);
        var first = instances.act(member, id, InstanceAction.TERMINATE, Optional.empty());
        awaitJob(first, JobState.FAILED);
        assertThat(instances.find(member, id).state()).isEqualTo(InstanceState.SHUTTING_DOWN);

        machine().faults().clear();
        terminations.takeUp();

        await().atMost(PATIENCE).until(() -> instances.find(member, id).state() == InstanceState.TERMINATED);
        terminations.takeUp();
        assertThat(jobs.unfinished(Callers.operator(), true)).containsOnlyKeys(JobState.NEEDS_ATTENTION);
        jobs.retry(Callers.operator(), launch);
        awaitJob(launch, JobState.FAILED);
    }

    /** What is in the way of the launch's undo is in the way of terminating too, which waits and goes on by itself. */
    @Test
    void terminatingGoesOnByItselfOnceTheCauseIsGone() {
        instances.act(member, id, InstanceAction.TERMINATE, Optional.empty());
        await().atMost(PATIENCE).until(() -> machine().faults().count(FakeCall.DELETE_VOLUME) > 4);
        machine().faults().clear();

        await().atMost(PATIENCE).until(() -> instances.find(member, id).state() == InstanceState.TERMINATED);
        jobs.retry(Callers.operator(), launch);
        awaitJob(launch, JobState.FAILED);
    }

    private void awaitJob(JobId job, JobState state) {
        await("job " + state)
                .atMost(PATIENCE)
                .until(() -> jobs.find(Callers.operator(), job).state() == state);
    }

    private FakeNode machine() {
        return driver.node("stuck-1");
    }
}
