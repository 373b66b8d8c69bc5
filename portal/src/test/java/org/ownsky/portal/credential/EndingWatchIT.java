package org.ownsky.portal.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.notification.NotificationService;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.tenant.ProjectView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Owners are told of their keys and tokens that end, once. */
@TimeTravel
@Import(People.class)
class EndingWatchIT {
    @Autowired
    EndingWatch watch;

    @Autowired
    AccessKeyService accessKeys;

    @Autowired
    TokenService tokens;

    @Autowired
    NotificationService notifications;

    @Autowired
    Callers callers;

    @Autowired
    People people;

    @Autowired
    MovableClock clock;

    private ProjectView project;
    private AccountView ada;
    private Caller caller;

    @BeforeEach
    void meet() {
        project = people.project();
        ada = people.person(Membership.in(project.id(), Role.MEMBER));
        caller = callers.in(ada.id(), project.id());
    }

    @Test
    void theOwnerIsToldAWeekBeforeAndOnce() {
        var key = accessKeys.create(caller, Optional.of(Duration.ofDays(30)));
        tokens.create(caller, "nightly", Optional.of(Duration.ofDays(30)));
        watch.look();
        assertThat(told()).isEmpty();

        clock.advance(Duration.ofDays(23));
        watch.look();
        watch.look();

        assertThat(told())
                .satisfiesExactlyInAnyOrder(
                        title -> assertThat(title)
                                .startsWith("Your access key " + key.view().id() + " ends on "),
                        title -> assertThat(title).startsWith("Your token \"nightly\" ends on "));
        clock.advance(Duration.ofDays(6));
        watch.look();
        assertThat(told()).hasSize(2);
    }

    @Test
    void whatWasMadeForLessThanAWeekNeedsNoReminderAndWhatIsOverNeitherDoes() {
        tokens.create(caller, "short", Optional.of(Duration.ofDays(7)));
        tokens.create(caller, "missed", Optional.of(Duration.ofDays(10)));
        watch.look();

        clock.advance(Duration.ofDays(11));
        watch.look();

        assertThat(told()).isEmpty();
    }

    private List<String> told() {
        return notifications.page(caller, PageRequest.first(10), false).items().stream()
                .map(notice -> notice.title())
                .toList();
    }
}
