package org.ownsky.quota.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ownsky.quota.policy.Rules.lease;
import static org.ownsky.quota.policy.Rules.moreThan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.quota.QuotaService;
import org.ownsky.testing.ModuleTest;
import org.ownsky.testing.RecordedAudit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class PolicyServiceTest {
    private static final AtomicLong NUMBERS = new AtomicLong(0x1000);
    private static final UserId ADA = new UserId("usr-0000000000000000a");

    @Autowired
    PolicyService policies;

    @Autowired
    PolicyTrialService trials;

    @Autowired
    LaunchPolicies launches;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    QuotaService quota;

    @Autowired
    RecordedAudit audit;

    private ProjectScope project;
    private Caller projectAdministrator;
    private Caller tenantAdministrator;
    private Caller member;

    @BeforeEach
    void openProject() {
        project = newProject();
        member = caller(project, Permission.PROJECT_READ, Permission.INSTANCE_OPERATE);
        projectAdministrator = caller(project, Permission.PROJECT_READ, Permission.PROJECT_ADMINISTER);
        tenantAdministrator =
                caller(project, Permission.PROJECT_READ, Permission.TENANT_READ, Permission.TENANT_ADMINISTER);
    }

    @AfterEach
    void removeWhatHoldsEverywhere() {
        policies.list(operator()).forEach(policy -> policies.remove(operator(), policy.id()));
    }

    @Test
    void aPolicyHoldsAtOnceAndInItsPlaceOnly() {
        policies.create(tenantAdministrator, tenant(), on("Many", moreThan(2)));

        assertThat(policies.preview(member, launch(3, "t.nano")).approvers()).containsExactly(PolicyLevel.TENANT);
        assertThat(policies.preview(member, launch(2, "t.nano")).approvers()).isEmpty();
        var elsewhere = newProject();
        assertThat(policies.preview(caller(elsewhere, Permission.PROJECT_READ), launch(3, "t.nano")))
                .isEqualTo(PolicyDecision.NOTHING);
    }

    @Test
    void onlyWhatIsOnDecides() {
        var saved =
                policies.create(tenantAdministrator, tenant(), new PolicyDraft("Many", PolicyState.DRY, moreThan(2)));
        assertThat(policies.preview(member, launch(3, "t.nano")).approvers()).isEmpty();

        policies.change(tenantAdministrator, saved.policy().id(), on("Many", moreThan(2)));
        assertThat(policies.preview(member, launch(3, "t.nano")).approvers()).isNotEmpty();

        policies.remove(tenantAdministrator, saved.policy().id());
        assertThat(policies.preview(member, launch(3, "t.nano"))).isEqualTo(PolicyDecision.NOTHING);
    }

    @Test
    void everyRuleComesBackAsItWasSaved() {
        var rules = List.<PolicyRule>of(
                new PolicyRule.Approval(
                        Optional.of(3),
                        Optional.of(Rules.euro("12.50")),
                        Set.of("t.nano"),
                        Set.of("tiny"),
                        Set.of(project.project())),
                new PolicyRule.Lease(
                        Duration.ofDays(7),
                        Duration.ofDays(30),
                        List.of(Duration.ofDays(1), Duration.ofHours(1)),
                        2,
                        Duration.ofDays(7),
                        Duration.ofDays(3)),
                new PolicyRule.Schedule(
                        new CronLine("0 8 * * MON-FRI"),
                        new CronLine("0 18 * * MON-FRI"),
                        java.time.ZoneId.of("Europe/Vienna")),
                new PolicyRule.AllowedTypes(Set.of("t.nano")),
                new PolicyRule.AllowedImages(Set.of("tiny", "debian")),
                new PolicyRule.RequiredTags(Set.of("owner")),
                new PolicyRule.NamePattern(Set.of(new NameGlob("web-*"))));
        for (var rule : rules) {
            var saved = policies.create(tenantAdministrator, tenant(), on(rule.kind(), rule));

            assertThat(policies.find(member, saved.policy().id()).rule()).isEqualTo(rule);
        }
    }

    @Test
    void whoAdministersThePlaceSetsItsPolicies() {
        policies.create(projectAdministrator, ofProject(), on("Project", moreThan(2)));
        policies.create(tenantAdministrator, tenant(), on("Tenant", moreThan(2)));
        policies.create(operator(), new PolicyScope.Everywhere(), on("Fleet", moreThan(2)));

        assertForbidden(() -> policies.create(projectAdministrator, tenant(), on("More", moreThan(2))));
        assertForbidden(
                () -> policies.create(tenantAdministrator, new PolicyScope.Everywhere(), on("More", moreThan(2))));
        assertForbidden(() -> policies.create(member, ofProject(), on("More", moreThan(2))));
        assertThat(policies.list(member)).extracting(Policy::name).containsExactly("Fleet", "Tenant", "Project");
    }

    @Test
    void anotherTenantsPoliciesAreNotFound() {
        var saved = policies.create(tenantAdministrator, tenant(), on("Many", moreThan(2)))
                .policy();
        var stranger = caller(newProject(), Permission.PROJECT_READ, Permission.TENANT_ADMINISTER);

        assertNotFound(() -> policies.find(stranger, saved.id()));
        assertNotFound(() -> policies.change(stranger, saved.id(), on("Many", moreThan(5))));
        assertNotFound(() -> policies.remove(stranger, saved.id()));
        assertNotFound(() -> policies.create(stranger, tenant(), on("Theirs", moreThan(5))));
    }

    @Test
    void disjointSetsAreToldWithTheLaunchThatShowsIt() {
        var wider = policies.create(
                        tenantAdministrator, tenant(), on("Small", new PolicyRule.AllowedTypes(Set.of("t.nano"))))
                .policy();

        assertThatThrownBy(() -> policies.create(
                        projectAdministrator,
                        ofProject(),
                        on("Large", new PolicyRule.AllowedTypes(Set.of("m1.large")))))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("A launch with the type m1.large, which this policy allows, is refused by "
                        + wider.ruleName().words());
    }

    @Test
    void whatAWiderPolicyOverrulesBelowIsTold() {
        policies.create(
                projectAdministrator, ofProject(), on("Large", new PolicyRule.AllowedTypes(Set.of("m1.large"))));

        var saved = policies.create(
                tenantAdministrator, tenant(), on("Small", new PolicyRule.AllowedTypes(Set.of("t.nano"))));

        assertThat(saved.overruled()).singleElement().asString().contains("policy \"Large\" of project default");
    }

    @Test
    void aLifeLongerThanTheLongestOfAWiderPolicyIsRefused() {
        policies.create(tenantAdministrator, tenant(), on("Week", lease(Duration.ofDays(1), Duration.ofDays(7), 1)));

        assertThatThrownBy(() -> policies.create(
                        projectAdministrator,
                        ofProject(),
                        on("Month", lease(Duration.ofDays(30), Duration.ofDays(30), 1))))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("ends after 7 days");
    }

    @Test
    void aDryPolicyIsTriedOnWhatWasLaunched() {
        transactions.executeWithoutResult(_ -> launches.admit(project, "Ada", launch(1, "t.nano")));
        transactions.executeWithoutResult(_ -> launches.admit(project, "Ada", launch(3, "t.nano")));
        var saved = policies.create(
                        tenantAdministrator, tenant(), new PolicyDraft("Many", PolicyState.DRY, moreThan(2)))
                .policy();

        var trial = trials.run(tenantAdministrator, saved.id());

        assertThat(trial.launches()).isEqualTo(2);
        assertThat(trial.held()).isEqualTo(1);
        assertThat(trial.refused()).isZero();
        assertThat(trial.examples())
                .singleElement()
                .returns("3 × t.nano, web", PolicyTrial.Example::what)
                .returns("3 instances are more than 2", PolicyTrial.Example::why);
        assertForbidden(() -> trials.run(member, saved.id()));
    }

    @Test
    void changesAreAudited() {
        var saved = policies.create(tenantAdministrator, tenant(), on("Many", moreThan(2)))
                .policy();
        policies.remove(tenantAdministrator, saved.id());

        assertThat(audit.about(saved.id().value()))
                .extracting(RecordedAudit.Entry::action)
                .containsExactly("policy.create", "policy.remove");
    }

    private ProjectScope newProject() {
        var number = NUMBERS.incrementAndGet();
        var scope = new ProjectScope(
                new TenantId("ten-%017x".formatted(number)), new ProjectId("prj-%017x".formatted(number)));
        quota.openTenant(scope.tenant(), "demo", Map.of());
        quota.openProject(scope, "default", Map.of());
        return scope;
    }

    private PolicyScope tenant() {
        return new PolicyScope.OfTenant(project.tenant());
    }

    private PolicyScope ofProject() {
        return new PolicyScope.OfProject(project);
    }

    private static PolicyDraft on(String name, PolicyRule rule) {
        return new PolicyDraft(name, PolicyState.ON, rule);
    }

    private static LaunchDraft launch(int count, String type) {
        return new LaunchDraft(
                java.util.Collections.nCopies(count, "web"),
                type,
                new VcpuCount(1),
                Bytes.ofGib(1),
                Bytes.ofGib(1),
                "tiny",
                Map.of());
    }

    private static Caller caller(ProjectScope scope, Permission... permissions) {
        return new Caller(ADA, "Ada", Optional.of(scope), Set.of(permissions), "192.0.2.1");
    }

    private static Caller operator() {
        return new Caller(
                ADA, "Olga", Optional.empty(), Set.of(Permission.FLEET_READ, Permission.FLEET_OPERATE), "192.0.2.2");
    }

    private static void assertForbidden(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.error()).isInstanceOf(CloudError.Forbidden.class));
    }

    private static void assertNotFound(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.error()).isInstanceOf(CloudError.NotFound.class));
    }
}
