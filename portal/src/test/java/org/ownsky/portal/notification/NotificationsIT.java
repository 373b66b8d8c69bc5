package org.ownsky.portal.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.PermissionHolders;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.paging.PageRequest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@TimeTravel
@Import(People.class)
class NotificationsIT {
    @Autowired
    NotificationService notifications;

    @Autowired
    NoticeBoard board;

    @Autowired
    NoticeStore notices;

    @Autowired
    PermissionHolders holders;

    @Autowired
    AccountService accounts;

    @Autowired
    People people;

    @Autowired
    MovableClock clock;

    @Autowired
    TransactionTemplate transactions;

    @Test
    void whoGetsAnotherPasswordIsToldAndNobodyElse() {
        var ada = people.person();
        var eve = people.person();

        accounts.setPassword(people.operator(), ada.id(), People.PASSWORD);

        assertThat(page(ada, 10, false)).singleElement().satisfies(notice -> {
            assertThat(notice.title()).isEqualTo("Your password was replaced");
            assertThat(notice.read()).isFalse();
            assertThatThrownBy(() -> notifications.markRead(caller(eve), notice.id()))
                    .isInstanceOf(CloudException.class);
        });
        assertThat(notifications.unread(caller(ada))).isEqualTo(1);
        assertThat(page(eve, 10, false)).isEmpty();
    }

    @Test
    void theSameCauseIsToldOnce() {
        var ada = people.person();

        tell("twice", ada);
        tell("twice", ada);

        assertThat(page(ada, 10, false)).hasSize(1);
    }

    @Test
    void whatIsRolledBackWasNeverTold() {
        var ada = people.person();

        transactions.executeWithoutResult(status -> {
            board.tell(happening("undone"), Set.of(ada.id()));
            status.setRollbackOnly();
        });

        assertThat(page(ada, 10, false)).isEmpty();
    }

    @Test
    void pagesGoOnWhereTheOneBeforeEnded() {
        var ada = people.person();
        for (var number = 0; number < 5; number++) {
            clock.advance(Duration.ofSeconds(1));
            tell("cause " + number, ada);
        }

        var first = notifications.page(caller(ada), PageRequest.first(3), false);
        var second = notifications.page(
                caller(ada), PageRequest.first(3).after(first.next().orElseThrow()), false);

        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).hasSize(2);
        assertThat(second.next()).isEmpty();
        assertThatThrownBy(() ->
                        notifications.page(caller(ada), PageRequest.first(3).after("x"), false))
                .hasMessageContaining("cursor");
    }

    @Test
    void whatWasReadIsNotMailedAnyMore() {
        var ada = people.person();
        tell("read", ada);

        assertThat(notifications.markAllRead(caller(ada))).isEqualTo(1);
        clock.advance(Duration.ofHours(1));

        assertThat(dueFor(ada)).isZero();
        assertThat(page(ada, 10, true)).isEmpty();
    }

    @Test
    void aChoiceForAProjectComesBeforeTheOneForAll() {
        var project = people.project();
        var ada = people.person(Membership.in(project.id(), Role.MEMBER));
        var inside = new Caller(
                ada.id(), ada.username(), Optional.of(project.scope()), Role.MEMBER.permissions(), "127.0.0.1");
        notifications.choose(inside, NoticeTopic.REQUESTS, MailChoice.OFF);
        notifications.choose(inside, project.id(), NoticeTopic.REQUESTS, Optional.of(MailChoice.AT_ONCE));

        assertThat(notifications.preferences(inside))
                .containsExactlyInAnyOrder(
                        new MailPreference(Optional.empty(), NoticeTopic.REQUESTS, MailChoice.OFF),
                        new MailPreference(Optional.of(project.id()), NoticeTopic.REQUESTS, MailChoice.AT_ONCE));
        assertThatThrownBy(() -> notifications.choose(
                        inside, people.project().id(), NoticeTopic.REQUESTS, Optional.of(MailChoice.OFF)))
                .isInstanceOf(CloudException.class);
        notifications.choose(inside, project.id(), NoticeTopic.REQUESTS, Optional.empty());
        assertThat(notifications.preferences(inside)).hasSize(1);
    }

    @Test
    void holdersOfAPermissionAreWhoCanSignInWithARoleThatCarriesIt() {
        var project = people.project();
        var scope = project.scope();
        var administrator = people.person(Membership.in(scope.tenant(), Role.TENANT_ADMINISTRATOR));
        var inProject = people.person(Membership.in(scope.project(), Role.PROJECT_ADMINISTRATOR));
        var member = people.person(Membership.in(scope.project(), Role.MEMBER));
        var left = people.person(Membership.in(scope.tenant(), Role.TENANT_ADMINISTRATOR));
        people.person(Membership.in(people.project().id(), Role.PROJECT_ADMINISTRATOR));
        accounts.setEnabled(people.operator(), left.id(), false);

        assertThat(holders.in(scope, Permission.PROJECT_ADMINISTER))
                .containsExactlyInAnyOrder(administrator.id(), inProject.id())
                .doesNotContain(member.id());
        assertThat(holders.in(scope.tenant(), Permission.TENANT_ADMINISTER)).containsExactly(administrator.id());
        assertThat(holders.address(left.id())).isEmpty();
    }

    private long dueFor(AccountView person) {
        return notices.takeDue(clock.instant(), Duration.ofMinutes(5), 1_000).stream()
                .filter(due -> due.account().equals(person.id()))
                .count();
    }

    private void tell(String cause, AccountView person) {
        transactions.executeWithoutResult(_ -> board.tell(happening(cause), Set.of(person.id())));
    }

    private Happening happening(String cause) {
        return Happening.elsewhere(NoticeKind.PASSWORD_REPLACED, cause, clock.instant(), Map.of(), "security");
    }

    private java.util.List<NoticeView> page(AccountView person, int limit, boolean unread) {
        return notifications
                .page(caller(person), PageRequest.first(limit), unread)
                .items();
    }

    private static Caller caller(AccountView account) {
        return new Caller(account.id(), account.displayName(), Optional.empty(), Set.of(), "127.0.0.1");
    }
}
