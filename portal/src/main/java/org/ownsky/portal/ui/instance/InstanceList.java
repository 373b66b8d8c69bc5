package org.ownsky.portal.ui.instance;

import java.util.Optional;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.navigation.InstanceNavigation;
import org.ownsky.provisioning.instance.InstanceQuery.Sort;

/** How instances are listed. */
final class InstanceList {

    private InstanceList() {}

    static Listing<InstanceRow> list() {
        return Listing.of(
                        Words.say("instances.title"),
                        InstanceRow::id,
                        (InstanceRow row) -> row.instance().name())
                .columns(
                        Column.name(Words.say("instances.column.name"), InstanceList::name)
                                .sortedBy(Sort.NAME.name()),
                        Column.fact(Words.say("instances.column.state"), InstanceList::state)
                                .asState()
                                .sortedBy(Sort.STATE.name()),
                        Column.<InstanceRow>fact(
                                        Words.say("instances.column.age"),
                                        row -> Moment.since(row.instance().launchedAt()))
                                .wide(104)
                                .sortedBy(Sort.LAUNCHED.name()),
                        Column.<InstanceRow>fact(
                                        Words.say("instances.column.type"),
                                        row -> Cells.lines(row.instance().type().name(), row.size()))
                                .wide(150)
                                .growing(1)
                                .sortedBy(Sort.TYPE.name()),
                        Column.<InstanceRow>fact(Words.say("instances.column.address"), InstanceList::address)
                                .wide(150)
                                .growing(1),
                        Column.<InstanceRow>fact(Words.say("instances.column.cost"), InstanceList::cost)
                                .wide(128)
                                .right())
                .announcing(row -> Words.say("instance.isNow", row.instance().name(), row.state()))
                .empty(Words.say("instances.noneMatch"));
    }

    /** The sort that the person asked for. A young age is a late launch, so that column runs the other way. */
    static InstanceFilter sorted(InstanceFilter filter, Optional<String> key, boolean down) {
        return key.map(Sort::valueOf)
                .map(sort -> filter.sortedBy(sort, (sort == Sort.LAUNCHED) != down))
                .orElse(filter.sortedBy(InstanceFilter.NONE.sort(), InstanceFilter.NONE.descending()));
    }

    /** How the sorted column's heading shows that. */
    static boolean shownDescending(InstanceFilter filter) {
        return (filter.sort() == Sort.LAUNCHED) != filter.descending();
    }

    private static Markup name(InstanceRow row) {
        var cell = Cells.named(row.instance().name(), InstanceNavigation.page(row.id()), row.id());
        return row.gone() ? Markup.of("span", "gone block").add(cell) : cell;
    }

    private static Markup state(InstanceRow row) {
        var badge = row.tone().badge(row.state()).key("state").version(row.state());
        return row.reason().isEmpty() ? badge : badge.with("title", row.reason());
    }

    private static Markup address(InstanceRow row) {
        return row.instance().address().isEmpty()
                ? Cells.nothing()
                : Markup.of("span", "block")
                        .add(Markup.text("span", "mono cut block", row.address()), Cells.sub(row.place()));
    }

    private static Markup cost(InstanceRow row) {
        return row.cost().isEmpty()
                ? Cells.nothing()
                : Markup.of("span", "block num")
                        .add(Markup.text("span", "block", row.soFar()), Cells.sub(row.perHour()));
    }
}
