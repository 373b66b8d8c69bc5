package org.ownsky.provisioning.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.provisioning.approval.ApprovalService;
import org.ownsky.provisioning.approval.ApprovalState;
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
import org.ownsky.quota.lease.LeaseEvent;
import org.ownsky.quota.policy.PolicyDraft;
import org.ownsky.quota.policy.PolicyRule;
import org.ownsky.quota.policy.PolicyScope;
import org.ownsky.quota.policy.PolicyService;
import org.ownsky.quota.policy.PolicyState;
import org.ownsky.testing.ModuleTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** Instances with an end, with the worker and a fake node at work behind the services. Time passes by moving the leases. */
@ModuleTest
@TestPropertySource(
        properties = {
            "ownsky.roles=portal,worker",
            "ownsky.nodes=fake://lease-1?cpus=8&memory=64GiB&storage=1TiB",
            "ownsky.jobs.retry-base=10ms",
            "ownsky.instance.shutdown-timeout=1s"
        })
@Import(LeaseIT.Ear.class)
@SuppressWarnings("NullAway.Init")
class LeaseIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Hears what is told of leases. */
    static class Ear {
        private final List<LeaseEvent> heard = new CopyOnWriteArrayList<>();

        @EventListener
        void hear(LeaseEvent event) {
            heard.add(event);
        }
    }

    @Autowired
    private Ear ear;

    @Autowired
    private InstanceService instances;

    @Autowired
    private LeaseService leases;

    @Autowired
    private LeaseTender tender;

    @Autowired
    private ApprovalService approvals;

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
                        "Week",
                        PolicyState.ON,
                        new PolicyRule.Lease(
                                Duration.ofDays(7),
                                Duration.ofDays(30),
                                List.of(Duration.ofDays(1)),
                                1,
                                Duration.ofDays(7),
                                Duration.ofDays(3))));
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
        assertThat(leases.page(member, Optional.empty(), 10).items()).isEmpty();
        ear.heard.clear();
    }

    @Test
    void warnsOnceStopsAndThenTerminates() {
        var id = running();
        pass(id, Duration.ofDays(6).plusHours(1));

        tender.tend();
        tender.tend();

        assertThat(ear.heard).singleElement().isInstanceOf(LeaseEvent.Ending.class);
        pass(id, Duration.ofDays(1));
        tender.tend();
        awaitState(id, InstanceState.STOPPED);
        assertThat(ear.heard).hasSize(2).last().isInstanceOf(LeaseEvent.Ended.class);
        assertThat(jobs.page(member, JobQuery.newest(1)).items().getFirst().requestedBy())
                .isEqualTo("Lease by the policy \"Week\" of project default");
        assertThatThrownBy(() -> instances.act(member, id, InstanceAction.START, Optional.empty()))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("Extend it first");

        pass(id, Duration.ofDays(3));
        tender.tend();
        awaitState(id, InstanceState.TERMINATED);
        assertThat(ear.heard).hasSize(2);
    }

    @Test
    void anExtensionPutsTheEndOffAndThenNeedsApproval() {
        var id = running();
        var before = leases.find(member, id).orElseThrow();

        var extended = leases.extend(member, id, Optional.empty());

        assertThat(extended.asked()).isEmpty();
        assertThat(extended.lease().ends()).isEqualTo(before.ends().plus(Duration.ofDays(7)));
        assertThat(extended.lease().extensionsLeft()).isZero();

        var asked = leases.extend(member, id, Optional.empty()).asked().orElseThrow();
        assertThatThrownBy(() -> leases.extend(member, id, Optional.empty()))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.error()).isInstanceOf(CloudError.Conflict.class));
        assertThat(leases.find(member, id).orElseThrow().ends())
                .isEqualTo(extended.lease().ends());

        approvals.approve(administrator, asked, "");

        assertThat(leases.find(member, id).orElseThrow().ends())
                .isEqualTo(before.ends().plus(Duration.ofDays(14)));
        assertThat(approvals.find(member, asked).state()).isEqualTo(ApprovalState.APPROVED);
    }

    @Test
    void anEndedLeaseThatIsExtendedLetsTheInstanceStartAgain() {
        var id = running();
        pass(id, Duration.ofDays(7).plusHours(1));
        tender.tend();
        awaitState(id, InstanceState.STOPPED);

        leases.extend(member, id, Optional.empty());
        instances.act(member, id, InstanceAction.START, Optional.empty());

        awaitState(id, InstanceState.RUNNING);
        tender.tend();
        assertThat(instances.find(member, id).state()).isEqualTo(InstanceState.RUNNING);
    }

    @Test
    void anEndInThePastOrTooFarIsRefusedWithTheRange() {
        var id = running();
        var now = clock.instant();

        for (var end : List.of(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(100)))) {
            assertThatThrownBy(() -> leases.extend(member, id, Optional.of(end)))
                    .isInstanceOf(CloudException.class)
                    .hasMessageContaining(", up to ");
        }
    }

    @Test
    void manyTendersDoEachThingOnce() {
        var id = running();
        pass(id, Duration.ofDays(8));

        List.of(1, 2, 3, 4).parallelStream().forEach(_ -> tender.tend());

        awaitState(id, InstanceState.STOPPED);
        assertThat(ear.heard).filteredOn(LeaseEvent.Ended.class::isInstance).hasSize(1);
        assertThat(jobs.page(member, JobQuery.newest(200)).items())
                .filteredOn(job -> job.subject().equals(id.value()))
                .hasSize(2);
    }

    @Test
    void aStoppedInstanceIsTerminatedAfterItsGrace() {
        var id = running();
        instances.act(member, id, InstanceAction.STOP, Optional.empty());
        awaitState(id, InstanceState.STOPPED);
        pass(id, Duration.ofDays(11));

        tender.tend();

        awaitState(id, InstanceState.TERMINATED);
    }

    @Test
    void othersLeasesAreNotFound() {
        var id = running();
        var stranger = Callers.member(Callers.OTHER_PROJECT);

        assertThatThrownBy(() -> leases.extend(stranger, id, Optional.empty()))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.error()).isInstanceOf(CloudError.NotFound.class));
        assertThatThrownBy(() -> leases.extend(Callers.reader(Callers.PROJECT), id, Optional.empty()))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.error()).isInstanceOf(CloudError.Forbidden.class));
    }

    @Test
    void withoutPolicyThereIsNoEnd() {
        policies.list(administrator).forEach(policy -> policies.remove(administrator, policy.id()));

        assertThat(leases.find(member, running())).isEmpty();
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

    /** As if so much time had passed since the launch. */
    private void pass(InstanceId id, Duration time) {
        jdbc.sql("""
                        update quota.lease
                        set starts = starts - cast(:time as interval), ends = ends - cast(:time as interval),
                            latest = latest - cast(:time as interval), due = due - cast(:time as interval)
                        where holder = :id
                        """).param("time", time.toString()).param("id", id.value()).update();
    }

    private void awaitState(InstanceId id, InstanceState state) {
        await(state.word())
                .atMost(PATIENCE)
                .until(() -> instances.find(member, id).state() == state);
    }
}
