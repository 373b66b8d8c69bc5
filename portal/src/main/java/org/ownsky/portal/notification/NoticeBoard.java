package org.ownsky.portal.notification;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where features pin up what happened. It takes part in the transaction of what happens: neither is there without the other. */
@Component
public class NoticeBoard {
    private final NoticeStore notices;
    private final PreferenceStore preferences;
    private final ChangeFeed changes;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final IdSource ids;

    NoticeBoard(
            NoticeStore notices,
            PreferenceStore preferences,
            ChangeFeed changes,
            ApplicationEventPublisher events,
            Clock clock) {
        this.notices = notices;
        this.preferences = preferences;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
        this.ids = new IdSource(clock, new SecureRandom());
    }

    /** Tells these people; whoever was told of the same cause before is not told again. */
    @Transactional
    public void tell(Happening happening, Set<UserId> people) {
        var now = clock.instant();
        var mailing = preferences.mailing(
                people, happening.project(), happening.kind().topic());
        for (var wish : mailing.entrySet()) {
            var person = wish.getKey();
            var mail = wish.getValue().due(now);
            var id = new NoticeId(ids.next(NoticeId.PREFIX));
            if (notices.add(id, person, happening, mail)) {
                changes.personChanged(person, id.value());
            }
        }
        events.publishEvent(happening);
    }
}
