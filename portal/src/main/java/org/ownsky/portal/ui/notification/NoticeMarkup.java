package org.ownsky.portal.ui.notification;

import org.ownsky.portal.notification.NoticeView;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Words;

/** How a notification looks. */
public final class NoticeMarkup {

    private NoticeMarkup() {}

    /** In the list: what happened, below it what it means. */
    static Markup row(NoticeView notice) {
        var title = notice.address().isEmpty()
                ? Markup.text("span", "name", notice.title())
                : Markup.link(notice.address(), "name", notice.title());
        return Markup.of("span", notice.read() ? "block notice" : "block notice unread")
                .add(title.with("title", notice.title()), Markup.text("span", "sub note", notice.text()));
    }

    /** Below the bell. */
    public static Markup item(NoticeView notice) {
        var item = Markup.of("li", notice.read() ? "notice" : "notice unread")
                .key(notice.id().value());
        var title = notice.address().isEmpty()
                ? Markup.text("span", "m", notice.title())
                : Markup.link(notice.address(), "m", notice.title());
        return item.add(
                title,
                Markup.text("span", "s13 t2 block", notice.text()),
                Markup.of("span", "s12 t3 block")
                        .add(Moment.ago(notice.at()))
                        .add(notice.read() ? "" : " · " + Words.say("notice.new")));
    }
}
