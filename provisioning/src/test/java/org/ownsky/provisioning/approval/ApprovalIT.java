package org.ownsky.provisioning.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.provisioning.fixture.Callers;
import org.ownsky.provisioning.image.ImageService;
import org.ownsky.provisioning.instance.InstanceAction;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceQuery;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.provisioning.instance.LaunchRequest;
import org.ownsky.provisioning.instance.TestImages;
import org.ownsky.provisioning.job.JobService;
import org.ownsky.provisioning.job.JobState;
import org.ownsky.provisioning.node.NodeService;
import org.ownsky.provisioning.node.NodeState;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
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

/** Launches that wait for approval, with the worker and a fake node at work behind the services. */
@ModuleTest
@TestPropertySource(
        properties = {
            "ownsky.roles=portal,worker",
            "ownsky.nodes=fake://hold-1?cpus=8&memory=64GiB&storage=1TiB",
            "ownsky.jobs.retry-base=10ms",
            "ownsky.jobs.retries=3"
        })
@SuppressWarnings("NullAway.Init")
class ApprovalIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String USER_DATA = "#!/bin/sh\nexport TOKEN=only-for-the-guest";

    @Autowired
    private InstanceService instances;

    @Autowired
    private ApprovalService approvals;

    @Autowired
    private OpenApprovals open;

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

    @DynamicPropertySource
    static void images(DynamicPropertyRegistry registry) {
        registry.add("ownsky.images-dir", TestImages::directory);
    }

    private final Caller member = Callers.member(Callers.PROJECT);
    private final Caller projectAdministrator =
            Callers.in(Callers.PROJECT, Permission.PROJECT_READ, Permission.PROJECT_ADMINISTER);
    private final Caller tenantAdministrator = Callers.in(
            Callers.PROJECT,
            Permission.PROJECT_READ,
            Permission.PROJECT_ADMINISTER,
            Permission.TENANT_READ,
            Permission.TENANT_ADMINISTER);
    private final PolicyScope project = new PolicyScope.OfProject(Callers.PROJECT);
    private final PolicyScope tenant = new PolicyScope.OfTenant(Callers.PROJECT.tenant());

    @BeforeEach
    void open() {
        quota.openTenant(Callers.PROJECT.tenant(), "demo", Map.of());
        quota.openProject(Callers.PROJECT, "default", Map.of());
        quota.openTenant(Callers.OTHER_PROJECT.tenant(), "other", Map.of());
        quota.openProject(Callers.OTHER_PROJECT, "default", Map.of());
        await().atMost(PATIENCE)
                .until(() -> nodes.page(Callers.operator(), "", Optional.empty(), 10).items().stream()
                        .anyMatch(node -> node.state() == NodeState.UP));
    }

    @AfterEach
    void removeEverything() {
        policies.list(tenantAdministrator).forEach(policy -> policies.remove(tenantAdministrator, policy.id()));
        instances.page(member, InstanceQuery.newest(200)).items().stream()
                .filter(instance -> instance.state() != InstanceState.TERMINATED)
                .forEach(instance -> instances.act(member, instance.id(), InstanceAction.TERMINATE, Optional.empty()));
        await().atMost(PATIENCE)
                .until(() -> instances.page(member, InstanceQuery.newest(200)).items().stream()
                        .allMatch(instance -> instance.state() == InstanceState.TERMINATED));
        open.tend();
        assertThat(approvals
                        .page(
                                tenantAdministrator,
                                Optional.empty(),
                                Set.of(ApprovalState.WAITING),
                                Optional.empty(),
                                10)
                        .items())
                .isEmpty();
        assertThat(quota.usage(member)).allMatch(line -> line.used() == 0 && line.reserved() == 0);
        assertThat(quota.drift()).isEmpty();
    }

    @Test
    void aLaunchThatNeedsNoApprovalRuns() {
        policy(project, moreThan(2));

        launch(2).forEach(instance -> awaitState(instance.id(), InstanceState.RUNNING));
    }

    @Test
    void aRefusalNamesTheRuleAndLeavesNothing() {
        policy(tenant, new PolicyRule.AllowedTypes(Set.of("t.micro")));

        assertThatThrownBy(() -> launch(1))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("by the policy \"allowed-types\" of tenant demo");
        assertThat(reserved()).isZero();
    }

    @Test
    void aHeldLaunchKeepsQuotaAndRunsWhenItIsApproved() {
        policy(project, moreThan(2));

        var launched = launch(3);

        assertThat(reserved()).isEqualTo(3);
        assertThat(launched).allSatisfy(instance -> {
            assertThat(instance.state()).isEqualTo(InstanceState.PENDING);
            assertThat(instance.stateReason()).contains("Awaits approval");
            var job = jobs.find(member, instance.activeJob().orElseThrow());
            assertThat(job.state()).isEqualTo(JobState.QUEUED);
            assertThat(job.queuePosition()).isEmpty();
        });
        var waiting = waiting();
        assertThat(waiting.reasons())
                .containsExactly("3 instances are more than 2, by the policy \"approval\" of project default");
        assertThat(((Asked.Launch) waiting.asked()).form()).isEqualTo(request(3));

        var approved = approvals.approve(projectAdministrator, waiting.id(), "Fine");
        approvals.approve(projectAdministrator, waiting.id(), "Again");

        assertThat(approved.state()).isEqualTo(ApprovalState.APPROVED);
        assertThat(approved.end())
                .hasValueSatisfying(end -> assertThat(end.comment()).isEqualTo("Fine"));
        launched.forEach(instance -> awaitState(instance.id(), InstanceState.RUNNING));
        assertThat(instances.find(member, launched.getFirst().id()).stateReason())
                .isEmpty();
    }

    @Test
    void everyScopeThatAsksHasToApprove() {
        policy(project, moreThan(1));
        policy(tenant, moreThan(1));
        var launched = launch(2);
        var id = waiting().id();

        var half = approvals.approve(projectAdministrator, id, "");
        assertThat(half.state()).isEqualTo(ApprovalState.WAITING);
        assertThat(instances.find(member, launched.getFirst().id()).state()).isEqualTo(InstanceState.PENDING);

        assertThat(approvals.approve(tenantAdministrator, id, "").state()).isEqualTo(ApprovalState.APPROVED);
        launched.forEach(instance -> awaitState(instance.id(), InstanceState.RUNNING));
    }

    @Test
    void whoHasTheWiderPowerApprovesForAll() {
        policy(project, moreThan(1));
        policy(tenant, moreThan(1));
        launch(2);

        assertThat(approvals.approve(Callers.operator(), waiting().id(), "").state())
                .isEqualTo(ApprovalState.APPROVED);
    }

    @Test
    void aDeclinedLaunchFreesItsQuotaAndSaysWhy() {
        policy(project, moreThan(2));
        var launched = launch(3);
        var id = waiting().id();

        approvals.decline(projectAdministrator, id, "Use the shared ones");
        approvals.decline(projectAdministrator, id, "Again");

        assertThat(reserved()).isZero();
        assertThat(asked(id)).contains("t.nano").doesNotContain("only-for-the-guest");
        assertThat(instances.find(member, launched.getFirst().id()))
                .returns(InstanceState.TERMINATED, InstanceView::state)
                .returns(Optional.of("Declined by mary: Use the shared ones"), InstanceView::stateReason);
        assertWrongState(() -> approvals.approve(projectAdministrator, id, ""));
        assertWrongState(() -> approvals.withdraw(member, id));
    }

    @Test
    void decliningNeedsAReason() {
        policy(project, moreThan(2));
        launch(3);

        assertThatThrownBy(
                        () -> approvals.decline(projectAdministrator, waiting().id(), " "))
                .hasMessageContaining("characters that say why");
    }

    @Test
    void whoAskedMayWithdraw() {
        policy(project, moreThan(2));
        launch(3);
        var id = waiting().id();

        assertThat(approvals.withdraw(member, id).state()).isEqualTo(ApprovalState.WITHDRAWN);

        assertThat(reserved()).isZero();
        assertWrongState(() -> approvals.approve(projectAdministrator, id, ""));
    }

    @Test
    void whatNobodyDecidesExpires() {
        policy(project, moreThan(2));
        var launched = launch(3);
        var id = waiting().id();
        jdbc.sql("update provisioning.approval set expires_at = now() where id = :id")
                .param("id", id.value())
                .update();
        assertWrongState(() -> approvals.approve(projectAdministrator, id, ""));

        open.tend();
        open.tend();

        assertThat(approvals.find(member, id).state()).isEqualTo(ApprovalState.EXPIRED);
        assertThat(instances.find(member, launched.getFirst().id()).stateReason())
                .contains("Nobody approved it in time.");
        assertThat(reserved()).isZero();
    }

    @Test
    void whatWasTerminatedMeanwhileStaysTerminated() {
        policy(project, moreThan(2));
        var launched = launch(3);
        var gone = launched.getFirst().id();
        instances.act(member, gone, InstanceAction.TERMINATE, Optional.empty());
        awaitState(gone, InstanceState.TERMINATED);
        jobs.cancel(member, launched.get(1).activeJob().orElseThrow());

        approvals.approve(projectAdministrator, waiting().id(), "");

        awaitState(launched.get(2).id(), InstanceState.RUNNING);
        assertThat(instances.find(member, gone).state()).isEqualTo(InstanceState.TERMINATED);
        assertThat(instances.find(member, launched.get(1).id()).state()).isEqualTo(InstanceState.TERMINATED);
    }

    @Test
    void whenNothingOfItIsLeftItIsWithdrawn() {
        policy(project, moreThan(2));
        var launched = launch(3);
        var id = waiting().id();
        launched.forEach(instance -> instances.act(member, instance.id(), InstanceAction.TERMINATE, Optional.empty()));
        assertWrongState(() -> approvals.approve(projectAdministrator, id, ""));

        open.tend();

        assertThat(approvals.find(member, id).state()).isEqualTo(ApprovalState.WITHDRAWN);
    }

    @Test
    void aReleasedLaunchIsAheadOfWhatWasQueuedAfterIt() {
        policy(project, moreThan(2));
        var launched = launch(3);

        approvals.approve(projectAdministrator, waiting().id(), "");

        var due = jdbc.sql("""
                        select count(*) from provisioning.scheduled_tasks
                        join provisioning.job on job.id = scheduled_tasks.task_instance
                        where job.subject = any (:subjects) and execution_time > job.created_at + interval '1 second'
                          and job.state = 'QUEUED'
                        """)
                .param(
                        "subjects",
                        launched.stream().map(one -> one.id().value()).toArray(String[]::new))
                .query(Long.class)
                .single();
        assertThat(due).isZero();
        launched.forEach(instance -> awaitState(instance.id(), InstanceState.RUNNING));
    }

    /** However many decide at once, in whatever way: one decision counts, and the counters are right. */
    @Test
    void oneDecisionCountsWhoeverElseDecidesAtOnce() throws Exception {
        policy(project, moreThan(2));
        for (int round = 0; round < 5; round++) {
            var launched = launch(3);
            var id = waiting().id();
            var calls = IntStream.range(0, 9)
                    .<Callable<Boolean>>mapToObj(number -> () -> decided(id, number % 3))
                    .toList();
            try (var pool = Executors.newFixedThreadPool(9)) {
                for (var call : pool.invokeAll(calls)) {
                    call.get();
                }
            }

            var ended = approvals.find(member, id);
            assertThat(ended.state()).isNotEqualTo(ApprovalState.WAITING);
            var expected = ended.state() == ApprovalState.APPROVED ? InstanceState.RUNNING : InstanceState.TERMINATED;
            launched.forEach(instance -> awaitState(instance.id(), expected));
            assertThat(quota.drift()).isEmpty();
        }
    }

    private boolean decided(ApprovalId id, int how) {
        try {
            switch (how) {
                case 0 -> approvals.approve(projectAdministrator, id, "");
                case 1 -> approvals.decline(projectAdministrator, id, "No");
                default -> approvals.withdraw(member, id);
            }
            return true;
        } catch (CloudException late) {
            assertThat(late.error()).isInstanceOf(CloudError.WrongState.class);
            return false;
        }
    }

    @Test
    void onlyWhoHasThePowerDecides() {
        policy(tenant, moreThan(2));
        launch(3);
        var id = waiting().id();

        assertForbidden(() -> approvals.approve(member, id, ""));
        assertForbidden(() -> approvals.approve(projectAdministrator, id, ""));
        assertForbidden(() -> approvals.decline(projectAdministrator, id, "No"));
        assertThat(approvals.find(member, id).mayDecide()).isFalse();
        assertThat(approvals.find(tenantAdministrator, id).mayDecide()).isTrue();
        var stranger = Callers.in(
                Callers.OTHER_PROJECT,
                Permission.PROJECT_READ,
                Permission.PROJECT_ADMINISTER,
                Permission.TENANT_ADMINISTER);
        assertThatThrownBy(() -> approvals.approve(stranger, id, ""))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.error()).isInstanceOf(CloudError.NotFound.class));
    }

    @Test
    void aRepeatedLaunchWaitsOnce() {
        policy(project, moreThan(2));
        var keyed = new LaunchRequest(
                "web",
                3,
                request(1).image(),
                "t.nano",
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.of("once"),
                Map.of("owner", "ada"));

        var first = instances.launch(member, keyed);
        var second = instances.launch(member, keyed);

        assertThat(second)
                .extracting(InstanceView::id)
                .isEqualTo(first.stream().map(InstanceView::id).toList());
        assertThat(instances.tags(member, first.getFirst().id())).containsExactly(Map.entry("owner", "ada"));
        waiting();
    }

    private ApprovalView waiting() {
        var page = approvals.page(member, Optional.empty(), Set.of(ApprovalState.WAITING), Optional.empty(), 10);
        assertThat(page.items()).hasSize(1);
        return page.items().getFirst();
    }

    private List<InstanceView> launch(int count) {
        return instances.launch(member, request(count));
    }

    private LaunchRequest request(int count) {
        var image = images.list(member).getFirst().id();
        return new LaunchRequest(
                "web", count, image, "t.nano", Optional.empty(), USER_DATA, Optional.empty(), Optional.empty());
    }

    private void policy(PolicyScope scope, PolicyRule rule) {
        policies.create(tenantAdministrator, scope, new PolicyDraft(rule.kind(), PolicyState.ON, rule));
    }

    private static PolicyRule moreThan(int count) {
        return new PolicyRule.Approval(Optional.of(count), Optional.empty(), Set.of(), Set.of(), Set.of());
    }

    private String asked(ApprovalId id) {
        return jdbc.sql("select asked from provisioning.approval where id = ?")
                .param(id.value())
                .query(String.class)
                .single();
    }

    private long reserved() {
        return quota.usage(member).stream()
                .filter(line -> line.resource() == QuotaResource.INSTANCES)
                .mapToLong(line -> line.used() + line.reserved())
                .sum();
    }

    private void awaitState(InstanceId id, InstanceState state) {
        await(state.word())
                .atMost(PATIENCE)
                .until(() -> instances.find(member, id).state() == state);
    }

    private static void assertWrongState(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.error()).isInstanceOf(CloudError.WrongState.class));
    }

    private static void assertForbidden(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.error()).isInstanceOf(CloudError.Forbidden.class));
    }
}
