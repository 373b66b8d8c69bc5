package org.ownsky.provisioning.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.provisioning.fixture.Callers;
import org.ownsky.provisioning.image.ImageService;
import org.ownsky.provisioning.instance.InstanceAction;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceQuery;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.LaunchRequest;
import org.ownsky.provisioning.instance.TestImages;
import org.ownsky.provisioning.job.JobQuery;
import org.ownsky.provisioning.job.JobService;
import org.ownsky.provisioning.node.NodeService;
import org.ownsky.provisioning.node.NodeState;
import org.ownsky.quota.QuotaService;
import org.ownsky.quota.policy.CronLine;
import org.ownsky.quota.policy.PolicyDraft;
import org.ownsky.quota.policy.PolicyRule;
import org.ownsky.quota.policy.PolicyScope;
import org.ownsky.quota.policy.PolicyService;
import org.ownsky.quota.policy.PolicyState;
import org.ownsky.testing.ModuleTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Instances with a schedule, with the worker and a fake node at work behind the services; its times are moved around now. */
@ModuleTest
@TestPropertySource(
        properties = {
            "ownsky.roles=portal,worker",
            "ownsky.nodes=fake://clock-1?cpus=8&memory=64GiB&storage=1TiB",
            "ownsky.jobs.retry-base=10ms",
            "ownsky.instance.shutdown-timeout=1s"
        })
@SuppressWarnings("NullAway.Init")
class ScheduleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private InstanceService instances;

    @Autowired
    private ScheduleService schedules;

    @Autowired
    private ScheduleTender tender;

    @Autowired
    private PolicyService policies;

    @Autowired
    private JobService jobs;

    @Autowired
    private QuotaService quota;

    @Autowired
    private ImageService images;

    @Autowired
    private NodeService nodes;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @DynamicPropertySource
    static void images(DynamicPropertyRegistry registry) {
        registry.add("ownsky.images-dir", TestImages::directory);
    }

    private final Caller member = Callers.member(Callers.PROJECT);
    private final Caller administrator = Callers.in(
            Callers.PROJECT, Permission.PROJECT_READ, Permission.PROJECT_ADMINISTER, Permission.INSTANCE_OPERATE);

    @BeforeEach
    void open() {
        quota.openTenant(Callers.PROJECT.tenant(), "demo", Map.of());
        quota.openProject(Callers.PROJECT, "default", Map.of());
        await().atMost(PATIENCE)
                .until(() -> nodes.page(Callers.operator(), "", Optional.empty(), 10).items().stream()
                        .anyMatch(node -> node.state() == NodeState.UP));
        policies.create(
                administrator,
                new PolicyScope.OfProject(Callers.PROJECT),
                new PolicyDraft(
                        "Hours",
                        PolicyState.ON,
                        new PolicyRule.Schedule(new CronLine(hour(12)), new CronLine(hour(6)), ZoneOffset.UTC)));
    }

    @AfterEach
    void removeEverything() {
        policies.list(administrator).forEach(policy -> policies.remove(administrator, policy.id()));
        instances.page(member, InstanceQuery.newest(200)).items().stream()
                .filter(instance -> instance.state() != InstanceState.TERMINATED)
                .forEach(instance -> instances.act(member, instance.id(), InstanceAction.TERMINATE, Optional.empty()));
        await().atMost(PATIENCE)
                .until(() -> instances.page(member, InstanceQuery.newest(200)).items().stream()
                        .allMatch(instance -> instance.state() == InstanceState.TERMINATED));
    }

    @Test
    void stopsAndStartsAndSaysWhichRule() {
        var id = running();
        assertThat(schedules.find(member, id).orElseThrow().lines())
                .singleElement()
                .returns("the policy \"Hours\" of project default", ScheduleView.Line::rule);

        comes(id, hour(6), hour(12));
        tender.tend();
        awaitState(id, InstanceState.STOPPED);
        assertThat(jobs.page(member, JobQuery.newest(1)).items().getFirst().requestedBy())
                .isEqualTo("Schedule by the policy \"Hours\" of project default");

        comes(id, hour(12), hour(6));
        tender.tend();
        awaitState(id, InstanceState.RUNNING);
    }

    @Test
    void doesNothingBetweenItsTimes() {
        var id = running();
        instances.act(member, id, InstanceAction.STOP, Optional.empty());
        awaitState(id, InstanceState.STOPPED);

        tender.tend();

        assertThat(instances.find(member, id).state()).isEqualTo(InstanceState.STOPPED);
    }

    @Test
    void doesNothingWhileItIsPaused() {
        var id = running();
        schedules.pause(member, id, clock.instant().plus(Duration.ofDays(1)));
        comes(id, hour(6), hour(12));

        tender.tend();

        assertThat(instances.find(member, id).state()).isEqualTo(InstanceState.RUNNING);
        assertThat(schedules.find(member, id).orElseThrow().pausedUntil()).isPresent();
        assertThatThrownBy(() -> schedules.pause(member, id, clock.instant().plus(Duration.ofDays(400))))
                .isInstanceOf(CloudException.class);
    }

    /** A line for so many hours from now, and every day. */
    private String hour(int later) {
        return "0 "
                + clock.instant()
                        .plus(Duration.ofHours(later))
                        .atOffset(ZoneOffset.UTC)
                        .getHour() + " * * *";
    }

    /** Its time has come, with these lines. */
    private void comes(InstanceId id, String start, String stop) {
        jdbc.sql("""
                        update provisioning.schedule
                        set start_line = :start, stop_line = :stop, due = now() - interval '1 second'
                        where instance = :id
                        """)
                .param("start", start)
                .param("stop", stop)
                .param("id", id.value())
                .update();
    }

    private InstanceId running() {
        var image = images.list(member).getFirst().id();
        var id = instances
                .launch(
                        member,
                        new LaunchRequest(
                                "web", 1, image, "t.nano", Optional.empty(), "", Optional.empty(), Optional.empty()))
                .getFirst()
                .id();
        awaitState(id, InstanceState.RUNNING);
        return id;
    }

    private void awaitState(InstanceId id, InstanceState state) {
        await(state.word())
                .atMost(PATIENCE)
                .until(() -> instances.find(member, id).state() == state);
    }
}
