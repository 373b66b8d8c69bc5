package org.ownsky.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.member.MemberService;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.portal.tenant.Slug;
import org.ownsky.portal.tenant.TenantService;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@TimeTravel
@Import(People.class)
class AccountsAndTenantsIT {
    private static final UserId STRANGER = new UserId("usr-0000000000000abcd");

    @Autowired
    TenantService tenants;

    @Autowired
    ProjectService projects;

    @Autowired
    MemberService members;

    @Autowired
    AccountService accounts;

    @Autowired
    People people;

    @Autowired
    QuotaService quota;

    @Autowired
    JdbcClient database;

    @Test
    void onlyOperatorsMakeTenantsAndAccounts() {
        var project = people.project();
        var caller = new Caller(
                STRANGER,
                "Tenant admin",
                Optional.of(project.scope()),
                Role.TENANT_ADMINISTRATOR.permissions(),
                "192.0.2.1");
        var person = people.person();

        assertForbidden(() -> tenants.create(caller, new Slug("mine"), "mine", Map.of()));
        assertForbidden(() -> accounts.create(caller, NewAccount.person("mine", "Mine"), Optional.empty()));
        assertForbidden(() -> accounts.grant(caller, person.id(), Membership.everywhere(Role.OPERATOR)));
        assertForbidden(() -> members.grant(caller, person.id(), Membership.everywhere(Role.OPERATOR)));
        assertForbidden(() -> members.revoke(caller, person.id(), Membership.everywhere(Role.OPERATOR)));
        assertForbidden(() -> accounts.setPassword(caller, person.id(), People.PASSWORD));
        assertForbidden(() -> accounts.setEnabled(caller, person.id(), false));
    }

    @Test
    void supportMayLookAndNotTouch() {
        var support = new Caller(STRANGER, "Support", Optional.empty(), Role.SUPPORT.permissions(), "192.0.2.1");

        assertForbidden(() -> tenants.create(support, new Slug("mine"), "mine", Map.of()));
    }

    @Test
    void projectBringsItsQuota() {
        var project = projects.create(
                people.operator(),
                people.tenant().id(),
                new Slug("limited"),
                "limited",
                Map.of(QuotaResource.INSTANCES, 3L));
        var reader = new Caller(
                STRANGER, "Reader", Optional.of(project.scope()), Set.of(Permission.PROJECT_READ), "192.0.2.1");

        assertThat(quota.usage(reader))
                .filteredOn(line -> line.resource() == QuotaResource.INSTANCES)
                .extracting(QuotaLine::limit)
                .containsExactly(3L);
    }

    @Test
    void namesAreTakenOnceInAnyCase() {
        var tenant = people.tenant();
        var project = people.project(tenant);
        var person = people.person();

        assertConflict(() -> tenants.create(
                people.operator(), new Slug("other"), tenant.name().toUpperCase(Locale.ROOT), Map.of()));
        assertConflict(() -> people.project(tenant, project.name().toUpperCase(Locale.ROOT)));
        assertConflict(() ->
                accounts.create(people.operator(), NewAccount.person(person.username(), "Twin"), Optional.empty()));
        assertThat(people.project(people.tenant(), project.name()).name()).isEqualTo(project.name());
    }

    @Test
    void refusedNameLeavesNothingBehind() {
        var tenant = people.tenant();
        var numbers = numbers();

        assertConflict(() -> tenants.create(people.operator(), new Slug("other"), tenant.name(), Map.of()));

        assertThat(numbers()).isEqualTo(numbers);
    }

    @Test
    void numbersOfTenantsAndProjectsAreOneSet() {
        var tenant = people.tenant();
        var project = people.project(tenant);

        assertThat(tenant.number()).isNotEqualTo(project.number());
        assertThat(database.sql("select count(*) from identity.account_number where value in (?, ?)")
                        .params(tenant.number().value(), project.number().value())
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void unknownTenantOrAccountIsNotFound() {
        assertNotFound(() -> projects.create(
                people.operator(), new TenantId("ten-0000000000000dead"), new Slug("project"), "project", Map.of()));
        assertNotFound(() -> accounts.setPassword(people.operator(), STRANGER, People.PASSWORD));
    }

    @Test
    void rolesAreGivenOnceAndTakenAway() {
        var person = people.person();
        var membership = Membership.everywhere(Role.SUPPORT);

        accounts.grant(people.operator(), person.id(), membership);
        accounts.grant(people.operator(), person.id(), membership);
        assertThat(memberships(person)).isEqualTo(1);

        members.revoke(people.operator(), person.id(), membership);
        assertThat(memberships(person)).isZero();
    }

    private long memberships(AccountView account) {
        return database.sql("select count(*) from identity.membership where account_id = ?")
                .param(account.id().value())
                .query(Long.class)
                .single();
    }

    private long numbers() {
        return database.sql("select count(*) from identity.account_number")
                .query(Long.class)
                .single();
    }

    private static void assertForbidden(ThrowingCallable call) {
        assertError(call, CloudError.Forbidden.class);
    }

    private static void assertConflict(ThrowingCallable call) {
        assertError(call, CloudError.Conflict.class);
    }

    private static void assertNotFound(ThrowingCallable call) {
        assertError(call, CloudError.NotFound.class);
    }

    private static void assertError(ThrowingCallable call, Class<? extends CloudError> error) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CloudException.class,
                        thrown -> assertThat(thrown.error()).isInstanceOf(error));
    }
}
