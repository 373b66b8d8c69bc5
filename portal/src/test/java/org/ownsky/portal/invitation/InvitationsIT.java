package org.ownsky.portal.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.NewAccount;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.member.MemberService;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.TenantView;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

@TimeTravel
@Import(People.class)
class InvitationsIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    InvitationService invitations;

    @Autowired
    AcceptanceService acceptance;

    @Autowired
    MemberService members;

    @Autowired
    LimitService limits;

    @Autowired
    Callers callers;

    @Autowired
    People people;

    @Autowired
    MovableClock clock;

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

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void somebodyNewJoinsWithTheRoleAndActsInTheProject() {
        var invitation = invite(Membership.in(project.id(), Role.MEMBER));

        var offer = acceptance.look(guest(), token(invitation)).orElseThrow();
        assertThat(offer.place()).isEqualTo(project.name() + " · " + tenant.name());
        assertThat(offer.invitedBy()).isEqualTo(ada.displayName());

        var joined = join(token(invitation));

        assertThat(callers.in(joined.id(), project.id()).permissions()).isEqualTo(Role.MEMBER.permissions());
        People.signIn(joined);
        assertThat(callers.project()).contains(project);
        assertThat(invitations.open(administrator, tenant.id())).isEmpty();
    }

    @Test
    void somebodyWithAnAccountAcceptsAsThemselves() {
        var person = people.person(Membership.in(people.project().id(), Role.VIEWER));
        var invitation = invite(Membership.in(tenant.id(), Role.BILLING_VIEWER));

        acceptance.accept(callers.everywhere(person.id()), token(invitation));

        assertThat(callers.inTenant(person.id(), tenant.id()).permissions()).containsExactly(Permission.COST_READ);
    }

    @Test
    void newProjectComesWithItsQuotaAndItsAdministrator() {
        limits.change(people.operator(), tenant.id(), Map.of(QuotaResource.INSTANCES, 9L));
        var offer = new Offer.NewProject(tenant.id(), "Sandbox", Map.of(QuotaResource.INSTANCES, 2L));
        var first = join(token(invitations.invite(administrator, InvitationRequest.of(offer))));
        var second = join(token(invitations.invite(administrator, InvitationRequest.of(offer))));

        People.signIn(first);
        var made = callers.project().orElseThrow();
        assertThat(made.name()).isEqualTo("Sandbox");
        assertThat(callers.current().permissions()).isEqualTo(Role.PROJECT_ADMINISTRATOR.permissions());
        assertThat(limits.usage(callers.current(), made.id()))
                .filteredOn(line -> line.resource() == QuotaResource.INSTANCES)
                .extracting(QuotaLine::limit)
                .containsExactly(2L);
        People.signIn(second);
        assertThat(callers.project().orElseThrow().name()).isEqualTo("Sandbox 2");
    }

    @Test
    void linkWorksOnce() {
        var token = token(invite(Membership.in(project.id(), Role.VIEWER)));
        join(token);

        assertGone(token);
        assertThat(database.sql(
                                "select count(*) from audit.entry where action = 'invitation.accept' and outcome = 'denied'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void ofTwoWhoAcceptAtOnceOneGetsIn() throws Exception {
        var token = token(invite(Membership.in(project.id(), Role.VIEWER)));
        var start = new CyclicBarrier(2);
        Callable<Boolean> attempt = () -> {
            start.await();
            return catchThrowableOfType(CloudException.class, () -> join(token)) == null;
        };

        try (var threads = Executors.newFixedThreadPool(2)) {
            assertThat(threads.invokeAll(List.of(attempt, attempt)))
                    .extracting(outcome -> outcome.get())
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void expiredAlteredAndRevokedLinksAreGone() {
        var expired = token(invite(Membership.in(project.id(), Role.VIEWER)));
        clock.advance(Duration.ofDays(7));
        assertGone(expired);

        var altered = token(invite(Membership.in(project.id(), Role.VIEWER)));
        assertGone((altered.startsWith("A") ? "B" : "A") + altered.substring(1));
        assertGone("");
        assertGone("../sign-in");

        var revoked = invite(Membership.in(project.id(), Role.VIEWER));
        invitations.revoke(administrator, revoked.view().id());
        invitations.revoke(administrator, revoked.view().id());
        assertGone(token(revoked));
    }

    @Test
    void invitationIsWorthWhatItsMakerMayStillDo() {
        var boss = people.person(Membership.in(project.id(), Role.PROJECT_ADMINISTRATOR));
        var token = token(invitations.invite(
                callers.in(boss.id(), project.id()),
                InvitationRequest.of(new Offer.ExistingPlace(Membership.in(project.id(), Role.VIEWER)))));
        members.revoke(administrator, boss.id(), Membership.in(project.id(), Role.PROJECT_ADMINISTRATOR));

        assertGone(token);
    }

    @Test
    void onlyWhoMayGiveTheRoleMayInvite() {
        var boss = people.person(Membership.in(project.id(), Role.PROJECT_ADMINISTRATOR));
        var caller = callers.in(boss.id(), project.id());
        var member = people.person(Membership.in(project.id(), Role.MEMBER));
        var foreign = people.project();

        assertThat(refusal(() ->
                        invitations.invite(caller, request(Membership.in(tenant.id(), Role.TENANT_ADMINISTRATOR)))))
                .isEqualTo(new CloudError.Forbidden(Permission.TENANT_ADMINISTER));
        assertThat(refusal(() -> invitations.invite(
                        callers.in(member.id(), project.id()), request(Membership.in(project.id(), Role.VIEWER)))))
                .isEqualTo(new CloudError.Forbidden(Permission.PROJECT_ADMINISTER));
        assertThat(refusal(() -> invitations.invite(administrator, request(Membership.in(foreign.id(), Role.VIEWER)))))
                .isInstanceOf(CloudError.NotFound.class);
        assertThat(refusal(() -> invitations.invite(people.operator(), request(Membership.everywhere(Role.OPERATOR)))))
                .isInstanceOf(CloudError.InvalidInput.class);
        var theirs = invite(Membership.in(tenant.id(), Role.BILLING_VIEWER));
        assertThat(refusal(() -> invitations.revoke(caller, theirs.view().id())))
                .isInstanceOf(CloudError.NotFound.class);
    }

    @Test
    void secretIsStoredNowhere() {
        var invitation = invite(Membership.in(project.id(), Role.VIEWER));

        assertThat(database.sql("select count(*) from identity.invitation i where i::text like ?")
                        .param("%" + token(invitation) + "%")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(invitation).asString().doesNotContain(token(invitation));
    }

    private NewInvitation invite(Membership membership) {
        return invitations.invite(administrator, request(membership));
    }

    private static InvitationRequest request(Membership membership) {
        return InvitationRequest.of(new Offer.ExistingPlace(membership));
    }

    private AccountView join(String token) {
        return acceptance.join(
                guest(),
                token,
                NewAccount.person("newcomer-" + NUMBER.incrementAndGet(), "New Comer"),
                People.PASSWORD);
    }

    private void assertGone(String token) {
        assertThat(acceptance.look(guest(), token)).isEmpty();
        assertThat(refusal(() -> join(token)).message()).contains("cannot be used any more");
    }

    private Caller guest() {
        return callers.guest();
    }

    private static String token(NewInvitation invitation) {
        return invitation.link().substring(invitation.link().lastIndexOf('/') + 1);
    }

    private static CloudError refusal(ThrowingCallable attempt) {
        return catchThrowableOfType(CloudException.class, attempt).error();
    }
}
