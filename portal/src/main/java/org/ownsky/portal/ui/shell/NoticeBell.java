package org.ownsky.portal.ui.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.spring.annotation.SpringComponent;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.notification.NotificationService;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.NotificationNavigation;
import org.ownsky.portal.ui.notification.NoticeMarkup;
import org.springframework.context.annotation.Scope;

/** Says how much is new, and on a press what. It follows what the person is told, wherever that happens. */
@SpringComponent
@Scope("prototype")
class NoticeBell extends Div {
    private static final int SHOWN = 6;

    private final Surroundings surroundings;
    private final NotificationService notifications;
    private final Part number = new Part("bell-number");
    private final Part latest = new Part("");
    private final Button open;
    private long unread = -1;

    NoticeBell(Surroundings surroundings, NotificationService notifications) {
        this.surroundings = surroundings;
        this.notifications = notifications;
        addClassName("bell");
        open = new Button(Icon.BELL.component());
        open.addClassName("icon");
        open.addThemeVariants(ButtonVariant.TERTIARY);
        var all = new Part("").show(Markup.link(NotificationNavigation.LIST, "block all", Words.say("bell.all")));
        var content = new Div(latest, all);
        content.addClassName("bell-list");
        var popover = new Popover(content);
        popover.setTarget(open);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(Words.say("notice.title"));
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                showLatest();
            }
        });
        add(open, number, popover);
        surroundings.live().whileAttachedTo(this, surroundings.viewer().caller().user(), this::toldOf);
        count();
    }

    private void toldOf(Change change) {
        var before = unread;
        count();
        if (unread > before && !change.everything()) {
            Notices.announce(Words.count("bell.unread", unread));
        }
    }

    private void count() {
        unread = notifications.unread(surroundings.viewer().caller());
        open.setAriaLabel(unread == 0 ? Words.say("notice.title") : Words.count("bell.unread", unread));
        number.show(
                unread == 0
                        ? new Markup[0]
                        : new Markup[] {
                            Markup.text("span", "pip", unread > 99 ? "99+" : String.valueOf(unread))
                                    .with("aria-hidden", "true")
                        });
    }

    private void showLatest() {
        var items = notifications
                .page(surroundings.viewer().caller(), PageRequest.first(SHOWN), false)
                .items();
        var list = Markup.of("ul", "list");
        items.forEach(notice -> list.add(NoticeMarkup.item(notice)));
        if (items.isEmpty()) {
            list.add(Markup.text("li", "t2", Words.say("bell.none")));
        }
        latest.show(list);
    }
}
