package org.ownsky.portal.ui.notification;

import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.notification.NoticeView;
import org.ownsky.portal.notification.NotificationService;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.portal.ui.navigation.NotificationNavigation;

/** What the person was told, the latest first. */
@Route(NotificationNavigation.LIST)
@PermitAll
class NotificationsView extends Screen {
    private final NotificationService notifications;
    private final Listing<NoticeView> list;
    private final Part empty = new Part("hero");

    NotificationsView(Surroundings surroundings, NotificationService notifications) {
        super(surroundings, Reach.PROJECT, "list-page");
        this.notifications = notifications;
        list = Listing.of(
                        Words.say("notice.title"),
                        (NoticeView notice) -> notice.id().value(),
                        NoticeView::title)
                .columns(
                        Column.<NoticeView>name(Words.say("notice.column.what"), NoticeMarkup::row)
                                .growing(5),
                        Column.<NoticeView>fact(
                                        Words.say("notice.column.topic"),
                                        notice -> Markup.text(
                                                "span",
                                                "t2",
                                                notice.kind().topic().label()))
                                .wide(170)
                                .offPhone(),
                        Column.<NoticeView>fact(Words.say("notice.column.when"), notice -> Moment.ago(notice.at()))
                                .wide(120))
                .buttons(RowAction.<NoticeView>of(Words.say("notice.markRead"), this::markRead)
                        .when(notice -> !notice.read()))
                .from(cursor -> notifications.page(caller(), new PageRequest("", cursor, Listing.PAGE), false));
        empty.show(
                Markup.of("span", "dawn").with("aria-hidden", "true"),
                Markup.of("h2").add(Words.say("notice.emptyTitle")),
                Markup.of("p").add(Words.say("notice.emptyText")));
        surroundings.live().whileAttachedTo(this, caller().user(), this::toldOf);
        show(
                Heads.live(
                        Words.say("notice.title"),
                        Buttons.plain(Words.say("notice.markAllRead"), Icon.CHECK, this::markAllRead)),
                NotificationTabs.at(NotificationNavigation.LIST, caller()),
                list,
                empty);
        read();
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("notice.title"));
    }

    @Override
    protected void changed(Change change) {
        if (change.everything()) {
            read();
        }
    }

    private void toldOf(Change change) {
        if (!change.ids().isEmpty() || change.everything()) {
            read();
        }
    }

    private void read() {
        list.read();
        list.setVisible(!list.isEmpty());
        empty.setVisible(list.isEmpty());
    }

    private void markRead(NoticeView notice) {
        list.refresh(notifications.markRead(caller(), notice.id()));
    }

    private void markAllRead() {
        notifications.markAllRead(caller());
        read();
    }
}
