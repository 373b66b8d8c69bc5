package org.ownsky.portal.api;

import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.portal.notification.NoticeId;
import org.ownsky.portal.notification.NoticeView;
import org.ownsky.portal.notification.NotificationService;
import org.ownsky.portal.paging.PageRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT + "/notifications")
@Meaning("Notifications")
class NotificationResources {
    private final NotificationService notifications;
    private final Reach reach;

    NotificationResources(NotificationService notifications, Reach reach) {
        this.notifications = notifications;
        this.reach = reach;
    }

    @Meaning("Something that you were told")
    record Notification(
            @Meaning(value = "Its id", example = "ntf-0198c2d4e5f600001")
            String id,

            @Meaning(value = "What happened", example = "quota-request.decided")
            String kind,

            @Meaning(value = "The same in a line", example = "Your password was replaced")
            String title,

            @Meaning("What it means and what can be done") String text,

            @Meaning(value = "The project that it is about", example = "prj-0198c2d4e5f600001")
            Optional<String> projectId,

            @Meaning("When it happened") Instant at,
            @Meaning("Whether you have looked at it") boolean read) {
        static Notification of(NoticeView view) {
            return new Notification(
                    view.id().value(),
                    view.kind().key(),
                    view.title(),
                    view.text(),
                    view.project().map(ProjectId::value),
                    view.at(),
                    view.read());
        }
    }

    @Meaning("How many were marked as read")
    record Marked(
            @Meaning(value = "How many were not before", example = "3")
            int marked) {}

    @GetMapping
    @Meaning("What you were told, the latest first")
    Items<Notification> notifications(
            @Meaning("true: only what you have not looked at") @RequestParam(defaultValue = "false") boolean unread,
            @Meaning("\"next\" of the page before") @RequestParam Optional<String> after,
            @Meaning(value = "Items on the page", least = 1, most = 200) @RequestParam(defaultValue = "50") int limit) {
        return Items.of(
                notifications.page(reach.everywhere(), new PageRequest("", after, limit), unread), Notification::of);
    }

    @PostMapping("/read")
    @Meaning("Marks all of yours as read")
    Marked readAll() {
        return new Marked(notifications.markAllRead(reach.everywhere()));
    }

    @PostMapping("/{notification}/read")
    @Meaning("Marks one as read")
    Notification read(
            @Meaning(value = "The notification's id", example = "ntf-0198c2d4e5f600001") @PathVariable
                    String notification) {
        var id = Reach.id("notification", NoticeId.PREFIX, notification, NoticeId::new);
        return Notification.of(notifications.markRead(reach.everywhere(), id));
    }
}
