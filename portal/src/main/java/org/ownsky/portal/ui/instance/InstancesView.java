package org.ownsky.portal.ui.instance;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Prices;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.portal.ui.navigation.InstanceNavigation;
import org.ownsky.portal.ui.navigation.LaunchNavigation;
import org.ownsky.provisioning.instance.InstanceAction;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceView;

/** The project's instances. Rows change in place when the instances do, and never move under the pointer. */
@Route(InstanceNavigation.LIST)
@PermitAll
class InstancesView extends Screen implements BeforeEnterObserver {
    private static final String SELECTED = "selected";
    private static final int MOST_IN_ADDRESS = 40;

    private final InstanceRows rows;
    private final InstanceActions actions;
    private final FilterBar filterBar;
    private final Listing<InstanceRow> list;
    private final Div acts = new Div();
    private final Button launch = Buttons.primary(
            Words.say("launch.title"), Icon.PLUS, () -> UI.getCurrent().navigate(LaunchNavigation.ADDRESS));
    private final BulkBar bulk;
    private final EmptyInstances empty;
    private InstanceFilter filter = InstanceFilter.NONE;
    private List<InstanceView> selection = List.of();
    private boolean followingAddress;

    InstancesView(
            Surroundings surroundings,
            InstanceRows rows,
            InstanceActions actions,
            EmptyInstances.Figures emptyFigures) {
        super(surroundings, Reach.PROJECT, "list-page");
        this.rows = rows;
        this.actions = actions;
        this.list = InstanceList.list()
                .menu(menu())
                .selectable(this::selected)
                .sortable((key, down) -> narrow(InstanceList.sorted(filter, key, down)))
                .from(cursor -> rows.page(caller(), filter, cursor, Listing.PAGE));
        this.filterBar = new FilterBar(rows.types(caller()), this::narrow);
        this.bulk = new BulkBar(this::actOnSelected, list::deselectAll);
        this.empty = new EmptyInstances(emptyFigures);
        build();
    }

    private void build() {
        launch.setVisible(caller().may(Permission.INSTANCE_OPERATE));
        acts.addClassName("acts");
        var head = Heads.live(Words.say("instances.title"), acts);
        add(head, filterBar, list, bulk, empty);
    }

    private List<RowAction<InstanceRow>> menu() {
        return Stream.of(InstanceAction.values())
                .map(action -> RowAction.<InstanceRow>of(action.verb(), row -> act(row, action))
                        .look(action == InstanceAction.TERMINATE ? RowAction.Look.HARMFUL : RowAction.Look.PLAIN)
                        .unless(row -> InstanceActions.refusal(caller(), row.instance(), action)))
                .toList();
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("instances.title"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        followingAddress = true;
        filter = InstanceFilter.of(event.getLocation().getQueryParameters());
        filterBar.show(filter);
        list.showSort(filter.sort().name(), InstanceList.shownDescending(filter));
        readAgain();
        list.deselectAll();
        list.select(chosenIn(event.getLocation().getQueryParameters()));
        followingAddress = false;
    }

    /** What the address says is selected, as far as it still exists. */
    private Stream<InstanceRow> chosenIn(QueryParameters address) {
        return address.getSingleParameter(SELECTED).stream()
                .flatMap(ids -> Stream.of(ids.split(",", -1)))
                .filter(id -> IdFormat.matches(InstanceId.PREFIX, id))
                .distinct()
                .limit(MOST_IN_ADDRESS)
                .flatMap(id -> rows.find(caller(), id).stream());
    }

    private void showAddress() {
        var address = filter.toAddress();
        if (!selection.isEmpty()) {
            var ids = selection.stream()
                    .limit(MOST_IN_ADDRESS)
                    .map(one -> one.id().value());
            address = address.merging(SELECTED, ids.collect(Collectors.joining(",")));
        }
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location(InstanceNavigation.LIST, address));
    }

    /** Shows another part of the list, or in another order, and puts that into the address. */
    private void narrow(InstanceFilter wanted) {
        if (followingAddress || wanted.equals(filter)) {
            return;
        }
        filter = wanted;
        list.deselectAll();
        showAddress();
        readAgain();
    }

    private void readAgain() {
        list.read();
        summarize();
    }

    /** Numbers around the list; and whether there is a list at all. */
    private void summarize() {
        var counts = rows.counts(caller());
        var total = counts.values().stream().mapToLong(Long::longValue).sum();
        var nothing = total == 0 && !filter.narrows();
        filterBar.setVisible(!nothing);
        list.setVisible(!nothing);
        empty.setVisible(nothing);
        if (nothing) {
            empty.take(launch);
            empty.refresh(caller());
            return;
        }
        acts.add(launch);
        filterBar.showCounts(counts);
        showFoot(total);
    }

    private void showFoot(long total) {
        var number = Markup.text(
                "span",
                "num sp",
                filter.narrows()
                        ? Words.say("instances.filtered", Words.number(total))
                        : Words.count("instances.number", total));
        var perHour = rows.projectCost(caller())
                .map(cost -> Words.say("instances.perHourNow", Prices.perHour(cost.perHour())))
                .orElse("");
        list.foot(number, Markup.text("span", "num", perHour));
    }

    @Override
    protected void changed(Change change) {
        list.follow(change, InstanceId.PREFIX, id -> rows.find(caller(), id));
        summarize();
    }

    private void selected(Collection<InstanceRow> chosen) {
        selection = chosen.stream()
                .map(InstanceRow::instance)
                .sorted(Comparator.comparing(InstanceView::id))
                .toList();
        bulk.show(selection.size());
        if (!followingAddress) {
            showAddress();
        }
    }

    private void act(InstanceRow row, InstanceAction action) {
        actions.act(row.instance(), action, () -> again(List.of(row.instance())));
    }

    private void actOnSelected(InstanceAction action) {
        var chosen = selection;
        actions.actOnAll(chosen, action, () -> {
            list.deselectAll();
            again(chosen);
        });
    }

    private void again(List<InstanceView> instances) {
        instances.forEach(instance -> rows.find(caller(), instance.id().value()).ifPresent(list::refresh));
    }
}
