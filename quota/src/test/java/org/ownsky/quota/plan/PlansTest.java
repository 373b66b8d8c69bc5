package org.ownsky.quota.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.ownsky.testing.ModuleTest;
import org.ownsky.testing.MovableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

@ModuleTest
@Import(PlansTest.Surroundings.class)
class PlansTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final AtomicLong NUMBERS = new AtomicLong();

    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {
        @Bean
        MovableClock clock() {
            return new MovableClock(NOON);
        }
    }

    @Autowired
    QuotaService quota;

    @Autowired
    LimitService limits;

    @Autowired
    PlannedLimitService plans;

    @Autowired
    PlanTending tending;

    @Autowired
    LimitTemplateService templates;

    @Autowired
    MovableClock clock;

    private ProjectScope scope;
    private Caller administrator;

    @BeforeEach
    void openProject() {
        clock.set(NOON);
        scope = new ProjectScope(new TenantId(id("ten")), new ProjectId(id("prj")));
        quota.openTenant(scope.tenant(), Map.of(QuotaResource.VCPUS, 100L));
        quota.openProject(scope, Map.of(QuotaResource.VCPUS, 10L));
        administrator = caller(Permission.TENANT_READ, Permission.TENANT_ADMINISTER);
    }

    @Test
    void aPlannedLimitCountsFromItsMomentOn() {
        var from = NOON.plus(Duration.ofDays(3));
        var planned = plans.plan(administrator, scope.project(), vcpus(40), from);
        tending.tend();
        assertThat(limit()).isEqualTo(10);

        clock.set(from);
        tending.tend();
        tending.tend();

        assertThat(limit()).isEqualTo(40);
        assertThat(states()).containsExactly(PlannedLimit.State.DONE);
        assertThat(refusal(() -> plans.cancel(administrator, planned.getFirst().id())))
                .isInstanceOf(CloudError.WrongState.class);
    }

    @Test
    void whatIsCancelledDoesNotHappen() {
        var from = NOON.plus(Duration.ofDays(3));
        var planned = plans.plan(administrator, scope.project(), vcpus(40), from);
        plans.cancel(administrator, planned.getFirst().id());
        plans.cancel(administrator, planned.getFirst().id());

        clock.set(from);
        tending.tend();

        assertThat(limit()).isEqualTo(10);
        assertThat(states()).containsExactly(PlannedLimit.State.CANCELLED);
    }

    @Test
    void whatTheTenantDoesNotHaveThenIsRefusedAndKeepsNobodyWaiting() {
        var from = NOON.plus(Duration.ofDays(3));
        plans.plan(administrator, scope.project(), vcpus(400), from);
        plans.plan(administrator, scope.project(), Map.of(QuotaResource.INSTANCES, 7L), from);

        clock.set(from);
        tending.tend();

        assertThat(states()).containsExactlyInAnyOrder(PlannedLimit.State.REFUSED, PlannedLimit.State.DONE);
        assertThat(plans.list(administrator, scope.tenant()))
                .filteredOn(plan -> plan.state() == PlannedLimit.State.REFUSED)
                .singleElement()
                .satisfies(plan -> assertThat(plan.note()).contains("limit of vCPUs"));
        assertThat(limit()).isEqualTo(10);
    }

    @Test
    void plansForThePastOrBelowZeroAreRefused() {
        assertThat(refusal(() -> plans.plan(administrator, scope.project(), vcpus(40), NOON)))
                .isInstanceOf(CloudError.InvalidInput.class);
        assertThat(refusal(() -> plans.plan(administrator, scope.project(), vcpus(-1), NOON.plusSeconds(1))))
                .isInstanceOf(CloudError.InvalidInput.class);
        assertThat(refusal(() -> plans.plan(administrator, scope.tenant(), vcpus(1), NOON.plusSeconds(1))))
                .isEqualTo(new CloudError.Forbidden(Permission.FLEET_OPERATE));
    }

    @Test
    void aTemplateSetsItsLimitsAndLeavesTheOthers() {
        var template = templates.add(administrator, scope.tenant(), "Course", vcpus(20));
        assertThat(templates.list(administrator, scope.tenant())).containsExactly(template);

        templates.apply(administrator, template.id(), scope.project());

        assertThat(limit()).isEqualTo(20);
        assertThat(refusal(() -> templates.add(administrator, scope.tenant(), " course ", vcpus(1))))
                .isInstanceOf(CloudError.Conflict.class);
        templates.remove(administrator, template.id());
        assertThat(templates.list(administrator, scope.tenant())).isEmpty();
    }

    private List<PlannedLimit.State> states() {
        return plans.list(administrator, scope.tenant()).stream()
                .map(PlannedLimit::state)
                .toList();
    }

    private long limit() {
        return limits.usage(administrator, scope.project()).get(1).limit();
    }

    private static Map<QuotaResource, Long> vcpus(long limit) {
        return Map.of(QuotaResource.VCPUS, limit);
    }

    private Caller caller(Permission... permissions) {
        return new Caller(new UserId(id("usr")), "Ada", Optional.of(scope), Set.of(permissions), "192.0.2.1");
    }

    private static CloudError refusal(ThrowingCallable call) {
        return catchThrowableOfType(CloudException.class, call).error();
    }

    private static String id(String prefix) {
        return String.format("%s-%017x", prefix, 0x6000_0000L + NUMBERS.incrementAndGet());
    }
}
