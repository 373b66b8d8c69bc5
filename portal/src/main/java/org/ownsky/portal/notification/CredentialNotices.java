package org.ownsky.portal.notification;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.ownsky.portal.credential.CredentialEnding;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people that an access key or token of theirs ends soon, so that their programs do not stop working by surprise. */
@Component
class CredentialNotices {
    private final NoticeBoard board;
    private final Clock clock;

    CredentialNotices(NoticeBoard board, Clock clock) {
        this.board = board;
        this.clock = clock;
    }

    @EventListener
    void on(CredentialEnding ending) {
        var key = ending.project().isPresent();
        board.tell(
                Happening.elsewhere(
                        NoticeKind.CREDENTIAL_ENDING,
                        NoticeKind.CREDENTIAL_ENDING.key() + " " + ending.id() + " " + ending.expiresAt(),
                        clock.instant(),
                        Map.of(
                                "what",
                                key ? "access key " + ending.name() : "token \"" + ending.name() + "\"",
                                "ends",
                                NoticeWords.day(ending.expiresAt())),
                        key ? "access-keys" : "settings/tokens"),
                Set.of(ending.owner()));
    }
}
