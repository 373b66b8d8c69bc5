package org.ownsky.portal.ui.audit;

import org.ownsky.portal.audit.AuditView;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.navigation.AuditNavigation;

/** How the trail is listed. */
final class AuditRows {

    private AuditRows() {}

    static Listing<AuditView> list() {
        return Listing.of(Words.say("audit.title"), (AuditView entry) -> String.valueOf(entry.id()), AuditView::action)
                .columns(
                        Column.name(Words.say("audit.column.what"), AuditRows::what),
                        Column.state(Words.say("audit.column.outcome"), AuditRows::tone, AuditRows::outcome),
                        Column.<AuditView>fact(
                                        Words.say("audit.column.who"),
                                        entry -> Cells.lines(entry.accountName(), roles(entry)))
                                .wide(150)
                                .growing(1),
                        Column.<AuditView>fact(
                                        Words.say("audit.column.subject"),
                                        entry -> Markup.cut("mono s12", entry.resource()))
                                .wide(190),
                        Column.<AuditView>fact(
                                        Words.say("audit.column.origin"),
                                        entry -> Markup.cut("mono s12", entry.origin()))
                                .wide(120)
                                .offPhone(),
                        Column.<AuditView>fact(
                                        Words.say("audit.column.when"),
                                        entry -> Markup.text("span", "num", Moment.exact(entry.at())))
                                .wide(186))
                .empty(Words.say("audit.none"));
    }

    private static Markup what(AuditView entry) {
        return Markup.of("span", "block")
                .add(
                        Markup.link(AuditNavigation.page(entry.id()), "name", entry.action())
                                .with("title", entry.action()),
                        Cells.sub(entry.detail()));
    }

    static Tone tone(AuditView entry) {
        return entry.denied() ? Tone.ATTENTION : Tone.OK;
    }

    static String outcome(AuditView entry) {
        return Words.say(entry.denied() ? "audit.outcome.DENIED" : "audit.outcome.DONE");
    }

    static String roles(AuditView entry) {
        return entry.roles().isEmpty() ? Words.say("audit.noRole") : String.join(", ", entry.roles());
    }
}
