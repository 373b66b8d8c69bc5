package org.ownsky.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.member.MemberService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;

@TimeTravel
@Import(People.class)
class CallersIT {
    @Autowired
    Callers callers;

    @Autowired
    People people;

    @Autowired
    AccountService accounts;

    @Autowired
    MemberService members;

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void memberActsInTheirProject() {
        var project = people.project();
        var person = people.person(Membership.in(project.id(), Role.MEMBER));
        People.signIn(person);

        var caller = callers.current();

        assertThat(caller.user()).isEqualTo(person.id());
        assertThat(caller.name()).isEqualTo(person.displayName());
        assertThat(caller.scope()).contains(project.scope());
        assertThat(caller.permissions()).isEqualTo(Role.MEMBER.permissions());
        assertThat(callers.role()).contains(Role.MEMBER);
    }

    @Test
    void operatorHasTheFleetAndNoProject() {
        people.project();
        People.signIn(people.person(Membership.everywhere(Role.OPERATOR)));

        var caller = callers.current();

        assertThat(caller.scope()).isEmpty();
        assertThat(caller.permissions()).isEqualTo(Role.OPERATOR.permissions());
        assertThat(callers.projects()).isEmpty();
        assertThat(callers.role()).contains(Role.OPERATOR);
    }

    @Test
    void rolesOfTenantAndProjectAddUp() {
        var project = people.project();
        People.signIn(people.person(
                Membership.in(project.tenant().id(), Role.BILLING_VIEWER), Membership.in(project.id(), Role.VIEWER)));

        assertThat(callers.current().permissions())
                .containsExactlyInAnyOrder(Permission.COST_READ, Permission.PROJECT_READ);
    }

    @Test
    void roleInOneProjectGivesNothingInAnother() {
        var tenant = people.tenant();
        var readOnly = people.project(tenant, "a");
        var full = people.project(tenant, "b");
        People.signIn(people.person(Membership.in(readOnly.id(), Role.VIEWER), Membership.in(full.id(), Role.MEMBER)));

        assertThat(callers.current().may(Permission.INSTANCE_OPERATE)).isFalse();
        callers.choose(full.id());
        assertThat(callers.current().may(Permission.INSTANCE_OPERATE)).isTrue();
    }

    @Test
    void tenantAdministratorReachesEveryProjectOfTheTenantAndNoOther() {
        var tenant = people.tenant();
        var first = people.project(tenant, "first");
        var second = people.project(tenant, "Second");
        var foreign = people.project();
        People.signIn(people.person(Membership.in(tenant.id(), Role.TENANT_ADMINISTRATOR)));

        assertThat(callers.projects()).containsExactly(first, second);
        assertNotFound(foreign.id());
    }

    @Test
    void firstProjectIsActedInUntilAnotherIsChosenAndThatIsRemembered() {
        var tenant = people.tenant();
        var person = people.person(Membership.in(tenant.id(), Role.TENANT_ADMINISTRATOR));
        People.signIn(person);
        assertThat(callers.project()).isEmpty();

        var second = people.project(tenant, "b");
        var first = people.project(tenant, "a");
        assertThat(callers.project()).contains(first);

        callers.choose(second.id());
        SecurityContextHolder.clearContext();
        People.signIn(person);
        assertThat(callers.project()).contains(second);
    }

    @Test
    void projectThatIsLostIsNotActedInAnyLonger() {
        var lost = people.project();
        var kept = people.project();
        var person = people.person(Membership.in(lost.id(), Role.MEMBER), Membership.in(kept.id(), Role.VIEWER));
        People.signIn(person);
        callers.choose(lost.id());

        members.revoke(people.operator(), person.id(), Membership.in(lost.id(), Role.MEMBER));

        assertThat(callers.project()).contains(kept);
        assertThat(callers.current().permissions()).isEqualTo(Role.VIEWER.permissions());
        assertNotFound(lost.id());
    }

    @Test
    void personWithoutAnyRoleMayDoNothing() {
        People.signIn(people.person());

        assertThat(callers.current().permissions()).isEmpty();
        assertThat(callers.current().scope()).isEmpty();
        assertThat(callers.role()).isEmpty();
    }

    @Test
    void fleetRoleDoesNotMakeSomebodyPartOfAProject() {
        var project = people.project();
        People.signIn(people.person(Membership.everywhere(Role.OPERATOR)));

        assertNotFound(project.id());
    }

    @Test
    void disabledAccountIsSignedOutAtOnce() {
        var person = people.person();
        People.signIn(person);
        accounts.setEnabled(people.operator(), person.id(), false);

        assertThatThrownBy(callers::current).isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }

    @Test
    void nobodyIsNoCaller() {
        assertThatThrownBy(callers::current).isInstanceOf(AuthenticationCredentialsNotFoundException.class);
    }

    private void assertNotFound(ProjectId project) {
        assertThatThrownBy(() -> callers.choose(project))
                .isInstanceOfSatisfying(
                        CloudException.class,
                        refused -> assertThat(refused.error()).isInstanceOf(CloudError.NotFound.class));
    }
}
