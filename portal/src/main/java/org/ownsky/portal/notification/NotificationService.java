package org.ownsky.portal.notification;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.ProjectId;
import org.ownsky.portal.paging.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody was told, and what of it they want mailed. Everybody has their own, and nobody sees another's. */
@Service
public class NotificationService {
    private final NoticeStore notices;
    private final PreferenceStore preferences;
    private final ChangeFeed changes;
    private final Clock clock;

    NotificationService(NoticeStore notices, PreferenceStore preferences, ChangeFeed changes, Clock clock) {
        this.notices = notices;
        this.preferences = preferences;
        this.changes = changes;
        this.clock = clock;
    }

    /** One page of the caller's own, the latest first; the request's search is not used. */
    @Transactional(readOnly = true)
    public KeysetPage<NoticeView> page(Caller caller, PageRequest request, boolean unreadOnly) {
        request.cursor()
                .filter(cursor -> !IdFormat.matches(NoticeId.PREFIX, cursor))
                .ifPresent(cursor -> {
                    throw CloudException.invalid("cursor", cursor, "the value of \"next\" from the page before");
                });
        var rows = notices.of(caller.user(), unreadOnly, request.cursor(), request.limit() + 1);
        if (rows.size() <= request.limit()) {
            return new KeysetPage<>(rows, Optional.empty());
        }
        var items = rows.subList(0, request.limit());
        return new KeysetPage<>(items, Optional.of(items.getLast().id().value()));
    }

    /** How many of the caller's own nobody has looked at. */
    @Transactional(readOnly = true)
    public long unread(Caller caller) {
        return notices.unread(caller.user());
    }

    /**
     * Marks one of the caller's own as read; again is fine.
     *
     * @return as it is then
     * @throws CloudException NotFound for one that is not theirs
     */
    @Transactional
    public NoticeView markRead(Caller caller, NoticeId id) {
        if (notices.find(caller.user(), id).isEmpty()) {
            throw CloudException.of(new CloudError.NotFound("notification", id.value()));
        }
        if (notices.markRead(caller.user(), Optional.of(id), clock.instant()) > 0) {
            changes.personChanged(caller.user(), id.value());
        }
        return notices.find(caller.user(), id).orElseThrow();
    }

    /** Marks all of the caller's own as read; how many were not. */
    @Transactional
    public int markAllRead(Caller caller) {
        var marked = notices.markRead(caller.user(), Optional.empty(), clock.instant());
        if (marked > 0) {
            changes.personChanged(caller.user(), caller.user().value());
        }
        return marked;
    }

    @Transactional(readOnly = true)
    public MailSettings settings(Caller caller) {
        return preferences.settings(caller.user());
    }

    @Transactional
    public void changeSettings(Caller caller, MailSettings settings) {
        preferences.set(caller.user(), settings);
    }

    /** What the caller has chosen; for the other topics {@link NoticeTopic#usual} holds. */
    @Transactional(readOnly = true)
    public List<MailPreference> preferences(Caller caller) {
        return preferences.preferences(caller.user());
    }

    /** Chooses for a topic, wherever nothing else is chosen for a project. */
    @Transactional
    public void choose(Caller caller, NoticeTopic topic, MailChoice choice) {
        preferences.set(caller.user(), new MailPreference(Optional.empty(), topic, choice));
    }

    /**
     * Chooses for a topic in one project that the caller sees; empty: what holds everywhere, holds there.
     *
     * @throws CloudException NotFound for another project
     */
    @Transactional
    public void choose(Caller caller, ProjectId project, NoticeTopic topic, Optional<MailChoice> choice) {
        if (!caller.sees(project)) {
            throw CloudException.of(new CloudError.NotFound("project", project.value()));
        }
        choice.ifPresentOrElse(
                wanted -> preferences.set(caller.user(), new MailPreference(Optional.of(project), topic, wanted)),
                () -> preferences.remove(caller.user(), project, topic));
    }
}
