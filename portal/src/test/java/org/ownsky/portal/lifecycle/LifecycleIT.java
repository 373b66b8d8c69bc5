package org.ownsky.portal.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.Slug;
import org.ownsky.portal.tenant.TenantGate;
import org.ownsky.portal.tenant.TenantService;
import org.ownsky.portal.tenant.TenantState;
import org.ownsky.portal.tenant.TenantView;
import org.ownsky.provisioning.keypair.KeyPairService;
import org.ownsky.quota.QuotaDemand;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionOperations;

@TimeTravel
@Import(People.class)
class LifecycleIT {
    private static final Duration GRACE = Duration.ofDays(30);

    @Autowired
    LifecycleService lifecycle;

    @Autowired
    TenantTending tending;

    @Autowired
    TenantService tenants;

    @Autowired
    ProjectService projects;

    @Autowired
    KeyPairService keyPairs;

    @Autowired
    QuotaService quota;

    @Autowired
    TenantGate gate;

    @Autowired
    Callers callers;

    @Autowired
    People people;

    @Autowired
    MovableClock clock;

    @Autowired
    TransactionOperations transactions;

    private TenantView tenant;
    private ProjectView project;
    private AccountView ada;

    @BeforeEach
    void openTenant() {
        tenant = people.tenant();
        project = people.project(tenant);
        ada = people.person(Membership.in(tenant.id(), Role.TENANT_ADMINISTRATOR));
    }

    @Test
    void suspendedTenantKeepsEverythingAndStartsNothing() {
        lifecycle.suspend(people.operator(), tenant.id(), "unpaid");

        assertThat(state()).isEqualTo(TenantState.SUSPENDED);
        assertThat(refusal(() -> gate.requireOpen(project.scope())).message())
                .contains("is suspended since ", " UTC. ")
                .contains("what is there is kept");
        assertThat(refusal(() -> callers.in(ada.id(), project.id()))).isInstanceOf(CloudError.WrongState.class);
        assertThat(refusal(() -> projects.create(people.operator(), tenant.id(), new Slug("more"), "More", Map.of())))
                .isInstanceOf(CloudError.WrongState.class);
        People.signIn(ada);
        assertThat(callers.current().scope())
                .as("people still see what they have")
                .contains(project.scope());

        lifecycle.resume(people.operator(), tenant.id());
        gate.requireOpen(project.scope());
        assertThat(callers.in(ada.id(), project.id()).scope()).contains(project.scope());
    }

    @Test
    void closingIsCalledOffWithinTheGracePeriodOnly() {
        var end = lifecycle.close(people.operator(), tenant.id(), Optional.empty(), "");
        assertThat(end).isEqualTo(clock.instant().plus(GRACE));
        assertThat(tenants.find(people.operator(), tenant.id()).closesAt()).contains(end);

        clock.advance(GRACE.minusSeconds(1));
        lifecycle.keep(people.operator(), tenant.id());
        assertThat(state()).isEqualTo(TenantState.SUSPENDED);

        lifecycle.close(people.operator(), tenant.id(), Optional.of(Duration.ofDays(1)), "");
        clock.advance(Duration.ofDays(1));
        assertThat(refusal(() -> lifecycle.keep(people.operator(), tenant.id())).message())
                .contains("grace period is over");
    }

    @Test
    void nothingIsLeftOfAClosedTenantOnceAllItHeldIsGone() {
        keyPairs.generate(callers.in(ada.id(), project.id()), "laptop");
        transactions.executeWithoutResult(status -> quota.reserve(
                project.scope(), List.of(new QuotaDemand("i-last", Map.of(QuotaResource.INSTANCES, 1L)))));
        lifecycle.close(people.operator(), tenant.id(), Optional.of(Duration.ZERO), "the end");

        tending.tendAll();
        assertThat(state()).as("an instance is still there").isEqualTo(TenantState.CLOSING);

        transactions.executeWithoutResult(status -> quota.release("i-last"));
        tending.tendAll();
        tending.tendAll();

        assertThat(state()).isEqualTo(TenantState.CLOSED);
        assertThat(projects.page(people.operator(), tenant.id(), PageRequest.first(10))
                        .items())
                .isEmpty();
        People.signIn(ada);
        assertThat(callers.current().permissions()).isEmpty();
        assertThat(refusal(() -> lifecycle.resume(people.operator(), tenant.id())))
                .isInstanceOf(CloudError.WrongState.class);
        assertThat(tenants.create(people.operator(), tenant.slug(), tenant.name(), Map.of())
                        .name())
                .as("name and slug are free again")
                .isEqualTo(tenant.name());
    }

    @Test
    void onlyOperatorsSuspendAndClose() {
        var administrator = callers.inTenant(ada.id(), tenant.id());
        var foreign = people.tenant();

        assertThat(refusal(() -> lifecycle.suspend(administrator, tenant.id(), "")))
                .isEqualTo(new CloudError.Forbidden(Permission.FLEET_OPERATE));
        assertThat(refusal(() -> lifecycle.close(administrator, tenant.id(), Optional.empty(), "")))
                .isEqualTo(new CloudError.Forbidden(Permission.FLEET_OPERATE));
        assertThat(refusal(() -> lifecycle.suspend(administrator, foreign.id(), "")))
                .isInstanceOf(CloudError.NotFound.class);
        assertThat(refusal(() -> lifecycle.resume(people.operator(), tenant.id())))
                .isInstanceOf(CloudError.WrongState.class);
    }

    private TenantState state() {
        return tenants.find(people.operator(), tenant.id()).state();
    }

    private static CloudError refusal(ThrowingCallable attempt) {
        return catchThrowableOfType(CloudException.class, attempt).error();
    }
}
