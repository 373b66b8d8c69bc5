package org.ownsky.portal.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.TenantView;
import org.ownsky.provisioning.keypair.KeyPairService;
import org.ownsky.provisioning.owner.Owned;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@TimeTravel
@Import(People.class)
class MembersIT {
    @Autowired
    MemberService members;

    @Autowired
    GroupService groups;

    @Autowired
    AccountService accounts;

    @Autowired
    KeyPairService keyPairs;

    @Autowired
    Callers callers;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    private TenantView tenant;
    private ProjectView project;
    private AccountView ada;
    private Caller administrator;

    @BeforeEach
    void openTenant() {
        tenant = people.tenant();
        project = people.project(tenant);
        ada = people.person(Membership.in(tenant.id(), Role.TENANT_ADMINISTRATOR));
        administrator = callers.inTenant(ada.id(), tenant.id());
    }

    @Test
    void everybodyOfTheTenantIsListedWithAllTheirRolesThere() {
        var member = people.person(
                Membership.in(project.id(), Role.MEMBER),
                Membership.in(tenant.id(), Role.BILLING_VIEWER),
                Membership.in(people.project().id(), Role.VIEWER));

        var listed =
                members.page(administrator, tenant.id(), PageRequest.first(10)).items();

        assertThat(listed).extracting(MemberView::account).containsExactlyInAnyOrder(ada, member);
        assertThat(listed)
                .filteredOn(person -> person.account().equals(member))
                .flatExtracting(MemberView::roles)
                .extracting(held -> held.membership().role())
                .containsExactly(Role.MEMBER, Role.BILLING_VIEWER);
    }

    @Test
    void pagesAndSearchOfPeopleKeepTheirRolesTogether() {
        for (var i = 0; i < 5; i++) {
            people.person(Membership.in(project.id(), Role.VIEWER), Membership.in(tenant.id(), Role.BILLING_VIEWER));
        }

        var first = members.page(administrator, tenant.id(), PageRequest.first(4));
        var second = members.page(
                administrator,
                tenant.id(),
                PageRequest.first(4).after(first.next().orElseThrow()));

        assertThat(first.items()).hasSize(4);
        assertThat(second.items()).hasSize(2);
        assertThat(second.next()).isEmpty();
        assertThat(Stream.concat(first.items().stream(), second.items().stream()))
                .doesNotHaveDuplicates()
                .flatExtracting(MemberView::roles)
                .hasSize(11);
        assertThat(members.page(administrator, tenant.id(), PageRequest.searching(ada.username(), 10))
                        .items())
                .extracting(MemberView::account)
                .contains(ada);
    }

    @Test
    void strangersAreNotToBeFoundAndHaveToBeInvited() {
        var stranger = people.person();
        var membership = Membership.in(project.id(), Role.MEMBER);

        assertThat(refusal(() -> members.grant(administrator, stranger.id(), membership)))
                .isEqualTo(new CloudError.NotFound("person", stranger.id().value()));
        assertThat(refusal(() -> members.find(administrator, tenant.id(), stranger.id())))
                .isInstanceOf(CloudError.NotFound.class);

        members.grant(people.operator(), stranger.id(), membership);
        assertThat(members.find(administrator, tenant.id(), stranger.id()).roles())
                .containsExactly(new HeldRole(membership, Optional.empty()));
    }

    @Test
    void projectsAdministratorRulesTheProjectAndNotTheTenant() {
        var boss = people.person(Membership.in(project.id(), Role.PROJECT_ADMINISTRATOR));
        var viewer = people.person(Membership.in(project.id(), Role.VIEWER));
        var caller = callers.in(boss.id(), project.id());

        members.grant(caller, viewer.id(), Membership.in(project.id(), Role.MEMBER));
        members.revoke(caller, viewer.id(), Membership.in(project.id(), Role.VIEWER));

        assertThat(callers.in(viewer.id(), project.id()).permissions()).isEqualTo(Role.MEMBER.permissions());
        assertThat(refusal(() ->
                        members.grant(caller, viewer.id(), Membership.in(tenant.id(), Role.TENANT_ADMINISTRATOR))))
                .isEqualTo(new CloudError.Forbidden(Permission.TENANT_ADMINISTER));
        assertThat(refusal(
                        () -> members.revoke(caller, ada.id(), Membership.in(tenant.id(), Role.TENANT_ADMINISTRATOR))))
                .isEqualTo(new CloudError.Forbidden(Permission.TENANT_ADMINISTER));
        assertThat(refusal(() -> members.page(caller, tenant.id(), PageRequest.first(1))))
                .isEqualTo(new CloudError.Forbidden(Permission.TENANT_READ));
    }

    @Test
    void nobodyButAnOperatorMakesOperators() {
        assertThat(refusal(() -> members.grant(administrator, ada.id(), Membership.everywhere(Role.OPERATOR))))
                .isEqualTo(new CloudError.Forbidden(Permission.FLEET_OPERATE));
    }

    @Test
    void lastAdministratorStays() {
        var role = Membership.in(tenant.id(), Role.TENANT_ADMINISTRATOR);

        assertThat(refusal(() -> members.revoke(administrator, ada.id(), role)).message())
                .contains("without an administrator");
        assertThat(refusal(() -> members.revoke(people.operator(), ada.id(), role)))
                .isInstanceOf(CloudError.Conflict.class);
        assertThat(refusal(() -> members.remove(administrator, tenant.id(), ada.id(), Optional.empty())))
                .isInstanceOf(CloudError.Conflict.class);
        assertThat(refusal(() -> accounts.setEnabled(people.operator(), ada.id(), false)))
                .isInstanceOf(CloudError.Conflict.class);

        var other = people.person(role);
        members.revoke(administrator, ada.id(), role);
        assertThat(refusal(() -> members.revoke(callers.inTenant(other.id(), tenant.id()), other.id(), role)))
                .isInstanceOf(CloudError.Conflict.class);
    }

    @Test
    void twoAdministratorsWhoRemoveEachOtherAtOnceLeaveOne() throws Exception {
        var role = Membership.in(tenant.id(), Role.TENANT_ADMINISTRATOR);
        var other = people.person(role);
        var otherCaller = callers.inTenant(other.id(), tenant.id());
        var start = new CyclicBarrier(2);

        try (var threads = Executors.newFixedThreadPool(2)) {
            var outcomes = threads.invokeAll(List.<Callable<Boolean>>of(
                    () -> removes(start, administrator, other), () -> removes(start, otherCaller, ada)));
            assertThat(outcomes).extracting(outcome -> outcome.get()).containsExactlyInAnyOrder(true, false);
        }
        assertThat(members.page(people.operator(), tenant.id(), PageRequest.first(10))
                        .items())
                .hasSize(1);
    }

    private boolean removes(CyclicBarrier start, Caller caller, AccountView account) throws Exception {
        start.await();
        try {
            members.remove(caller, tenant.id(), account.id(), Optional.empty());
            return true;
        } catch (CloudException refused) {
            assertThat(refused.error()).isInstanceOf(CloudError.Conflict.class);
            return false;
        }
    }

    @Test
    void whatSomebodyOwnsIsHandedOverWhenTheyLeave() {
        var leaving = people.person(Membership.in(project.id(), Role.MEMBER));
        var key = keyPairs.generate(callers.in(leaving.id(), project.id()), "laptop");

        assertThat(members.owned(administrator, tenant.id(), leaving.id())).isEqualTo(new Owned(0, 1));
        assertThat(refusal(() -> members.remove(administrator, tenant.id(), leaving.id(), Optional.empty()))
                        .message())
                .contains("owns 1 key pair");
        var stranger = people.person();
        assertThat(refusal(() -> members.remove(administrator, tenant.id(), leaving.id(), Optional.of(stranger.id()))))
                .isEqualTo(new CloudError.NotFound("person", stranger.id().value()));

        assertThat(members.remove(administrator, tenant.id(), leaving.id(), Optional.of(ada.id())))
                .isEqualTo(new Owned(0, 1));

        assertThat(database.sql("select owned_by from provisioning.key_pair where id = ?")
                        .param(key.keyPair().id().value())
                        .query(String.class)
                        .single())
                .isEqualTo(ada.id().value());
        assertThat(refusal(() -> callers.in(leaving.id(), project.id()))).isInstanceOf(CloudError.NotFound.class);
        assertThat(audited("member.remove", leaving.id().value()))
                .singleElement()
                .asString()
                .contains("from " + tenant.id(), "member in " + project.id());
    }

    @Test
    void groupGivesItsRolesToEverybodyInIt() {
        var person = people.person(Membership.in(tenant.id(), Role.BILLING_VIEWER));
        var group = groups.create(administrator, tenant.id(), "Lab");
        var role = Membership.in(project.id(), Role.MEMBER);
        groups.grant(administrator, group.id(), role);
        assertThat(refusal(() -> callers.in(person.id(), people.project().id())))
                .isInstanceOf(CloudError.NotFound.class);

        groups.add(administrator, group.id(), person.id());
        assertThat(callers.in(person.id(), project.id()).may(Permission.INSTANCE_OPERATE))
                .isTrue();
        assertThat(members.find(administrator, tenant.id(), person.id()).roles())
                .contains(new HeldRole(role, Optional.of("Lab")));

        groups.remove(administrator, group.id(), person.id());
        assertThat(callers.in(person.id(), project.id()).may(Permission.INSTANCE_OPERATE))
                .isFalse();
    }

    @Test
    void groupOfAnotherTenantIsNotFoundAndHoldsNoForeignRoles() {
        var foreignTenant = people.tenant();
        var foreign = groups.create(people.operator(), foreignTenant.id(), "Theirs");
        var own = groups.create(administrator, tenant.id(), "Ours");

        assertThat(refusal(() -> groups.rename(administrator, foreign.id(), "Mine")))
                .isInstanceOf(CloudError.NotFound.class);
        assertThat(refusal(() ->
                        groups.grant(administrator, own.id(), Membership.in(foreignTenant.id(), Role.BILLING_VIEWER))))
                .isInstanceOf(CloudError.NotFound.class);
        assertThat(refusal(() -> groups.grant(
                        people.operator(), own.id(), Membership.in(foreignTenant.id(), Role.BILLING_VIEWER))))
                .isInstanceOf(CloudError.NotFound.class);
        assertThat(refusal(() -> groups.create(administrator, tenant.id(), "ours")))
                .isInstanceOf(CloudError.Conflict.class);
    }

    @Test
    void groupOfTheLastAdministratorStays() {
        var group = groups.create(administrator, tenant.id(), "Bosses");
        var role = Membership.in(tenant.id(), Role.TENANT_ADMINISTRATOR);
        var other = people.person(Membership.in(project.id(), Role.MEMBER));
        groups.grant(administrator, group.id(), role);
        groups.add(administrator, group.id(), other.id());
        members.revoke(administrator, ada.id(), role);
        var caller = callers.inTenant(other.id(), tenant.id());

        assertThat(refusal(() -> groups.delete(caller, group.id()))).isInstanceOf(CloudError.Conflict.class);
        assertThat(refusal(() -> groups.remove(caller, group.id(), other.id())))
                .isInstanceOf(CloudError.Conflict.class);
        assertThat(refusal(() -> groups.revoke(caller, group.id(), role))).isInstanceOf(CloudError.Conflict.class);
    }

    private List<String> audited(String action, String resource) {
        return database.sql("""
                        select detail || coalesce(' ' || fields_before::text, '') as detail from audit.entry
                        where action = ? and resource = ? order by id
                        """)
                .params(action, resource)
                .query((row, number) -> row.getString("detail"))
                .list();
    }

    private static CloudError refusal(ThrowingCallable attempt) {
        return catchThrowableOfType(CloudException.class, attempt).error();
    }
}
