package org.ownsky.portal.notification;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.LostFactorsRemoved;
import org.ownsky.portal.identity.PasswordReplaced;
import org.ownsky.portal.identity.SecondStepAdded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people what happened to their own account, so that they notice when it was not them. */
@Component
class AccountNotices {
    private static final String SECURITY_PAGE = "security";

    private final NoticeBoard board;
    private final Clock clock;

    AccountNotices(NoticeBoard board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    @EventListener
    void on(PasswordReplaced event) {
        tell(event.id(), NoticeKind.PASSWORD_REPLACED);
    }

    @EventListener
    void on(SecondStepAdded event) {
        tell(event.id(), NoticeKind.SECOND_STEP_ADDED);
    }

    @EventListener
    void on(LostFactorsRemoved event) {
        tell(event.id(), NoticeKind.SECOND_FACTORS_REMOVED);
    }

    private void tell(UserId account, NoticeKind kind) {
        var now = clock.instant();
        board.tell(
                Happening.elsewhere(kind, kind.key() + " " + account + " " + now, now, Map.of(), SECURITY_PAGE),
                Set.of(account));
    }
}
