package org.ownsky.portal.ui.instance;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Pages;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Prices;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.InstanceNavigation;
import org.ownsky.portal.ui.navigation.LaunchNavigation;
import org.ownsky.provisioning.instance.InstanceAction;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceView;

/** The project's instances. Rows change in place when the instances do, and never move under the pointer. */
@Route(InstanceNavigation.LIST)
@PermitAll
class InstancesView extends Screen implements BeforeEnterObserver {
    private static final int PHONE = 800;

    /** A list up to this long is shown whole; a longer one scrolls inside its card. */
    private static final int SHOWN_WHOLE = 14;

    private final InstanceRows rows;
    private final InstanceActions actions;
    private final FilterBar filterBar;
    private final InstanceGrid grid;
    private final Pages<InstanceRow> pages;
    private final CallbackDataProvider<InstanceRow, Void> provider;
    private final Set<String> known = new HashSet<>();
    private final Div gridCard = new Div();
    private final Part foot = new Part("");
    private final Div acts = new Div();
    private final Button launch = Buttons.primary(
            Words.say("launch.title"), Icon.PLUS, () -> UI.getCurrent().navigate(LaunchNavigation.ADDRESS));
    private final Button fresh;
    private final BulkBar bulk;
    private final EmptyInstances empty;
    private InstanceFilter filter = InstanceFilter.NONE;
    private boolean followingAddress;

    InstancesView(
            Surroundings surroundings,
            InstanceRows rows,
            InstanceActions actions,
            EmptyInstances.Figures emptyFigures) {
        super(surroundings, Reach.PROJECT, "list-page");
        this.rows = rows;
        this.actions = actions;
        this.grid = new InstanceGrid(this::act, this::caller);
        this.pages = new Pages<>(InstanceGrid.PAGE, cursor -> {
            var page = rows.page(caller(), filter, cursor, InstanceGrid.PAGE);
            page.items().forEach(row -> known.add(row.id()));
            return page;
        });
        this.provider = pages.provider(InstanceRow::id);
        this.filterBar = new FilterBar(rows.types(caller()), this::narrow);
        this.bulk = new BulkBar(this::actOnSelected, grid::deselectAll);
        this.fresh = Buttons.plain(Words.say("instances.showNew"), Icon.RESTART, this::readAgain);
        this.empty = new EmptyInstances(emptyFigures);
        build();
    }

    private void build() {
        var title = new Part("title sp")
                .show(
                        Markup.of("h1").add(Words.say("instances.title")),
                        Markup.of("span", "row s12 t2")
                                .add(Markup.of("span", "live").with("aria-hidden", "true"))
                                .add(Words.say("live")));
        acts.addClassName("acts");
        launch.setVisible(caller().may(Permission.INSTANCE_OPERATE));
        var head = new Div(title, acts);
        head.addClassName("head");
        fresh.addClassNames("fresh", "small");
        fresh.setVisible(false);
        grid.setItems(provider).setItemCountUnknown();
        grid.addSortListener(sort -> {
            if (sort.isFromClient()) {
                narrow(InstanceGrid.sorted(filter, sort.getSortOrder()));
            }
        });
        grid.addSelectionListener(
                selection -> bulk.show(selection.getAllSelectedItems().size()));
        grid.setEmptyStateText(Words.say("instances.noneMatch"));
        gridCard.addClassNames("card", "grid-card");
        gridCard.add(grid, foot);
        add(head, filterBar, fresh, gridCard, bulk, empty);
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("instances.title"));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var page = event.getUI().getPage();
        var details = page.getExtendedClientDetails();
        grid.narrow(details != null && details.getWindowInnerWidth() > 0 && details.getWindowInnerWidth() <= PHONE);
        var resizing = page.addBrowserWindowResizeListener(size -> grid.narrow(size.getWidth() <= PHONE));
        addDetachListener(detach -> {
            resizing.remove();
            detach.unregisterListener();
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        followingAddress = true;
        filter = InstanceFilter.of(event.getLocation().getQueryParameters());
        filterBar.show(filter);
        grid.showSort(filter.sort(), filter.descending());
        followingAddress = false;
        readAgain();
    }

    /** Shows another part of the list, or in another order, and puts that into the address. */
    private void narrow(InstanceFilter wanted) {
        if (followingAddress || wanted.equals(filter)) {
            return;
        }
        filter = wanted;
        grid.deselectAll();
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(null, new Location(InstanceNavigation.LIST, filter.toAddress()));
        readAgain();
    }

    private void readAgain() {
        known.clear();
        pages.reset();
        fresh.setVisible(false);
        provider.refreshAll();
        summarize();
    }

    /** Numbers around the list; and whether there is a list at all. */
    private void summarize() {
        var counts = rows.counts(caller());
        var total = counts.values().stream().mapToLong(Long::longValue).sum();
        var nothing = total == 0 && !filter.narrows();
        filterBar.setVisible(!nothing);
        gridCard.setVisible(!nothing);
        empty.setVisible(nothing);
        if (nothing) {
            empty.take(launch);
            empty.refresh(caller());
            return;
        }
        acts.add(launch);
        filterBar.showCounts(counts);
        var whole = total <= SHOWN_WHOLE && !filter.narrows();
        grid.setAllRowsVisible(whole);
        gridCard.setClassName("filled", !whole);
        showFoot(total);
    }

    private void showFoot(long total) {
        var line = Markup.of("div", "card-foot")
                .add(Markup.of("span", "num sp")
                        .add(
                                filter.narrows()
                                        ? Words.say("instances.filtered", Words.number(total))
                                        : Words.count("instances.number", total)));
        rows.projectCost(caller())
                .ifPresent(cost -> line.add(
                        Markup.text("span", "num", Words.say("instances.perHourNow", Prices.perHour(cost.perHour())))));
        foot.show(line);
    }

    @Override
    protected void changed(Change change) {
        if (change.everything()) {
            readAgain();
            return;
        }
        var unknown = false;
        for (var id : change.ids()) {
            if (!IdFormat.matches(InstanceId.PREFIX, id)) {
                continue;
            }
            if (known.contains(id)) {
                rows.find(caller(), id).ifPresent(provider::refreshItem);
            } else {
                unknown = true;
            }
        }
        summarize();
        if (unknown) {
            showNewOnes();
        }
    }

    /** New lines would push others down: at once when nobody points at the list, else when the person says so. */
    private void showNewOnes() {
        grid.getElement()
                .executeJs("return this.matches(':hover') || this.matches(':focus-within')")
                .then(Boolean.class, busy -> {
                    if (busy) {
                        fresh.setVisible(true);
                    } else {
                        readAgain();
                    }
                });
    }

    private void act(InstanceRow row, InstanceAction action) {
        actions.act(row.instance(), action, () -> again(List.of(row.instance())));
    }

    private void actOnSelected(InstanceAction action) {
        var chosen = grid.chosen();
        actions.actOnAll(chosen, action, () -> {
            grid.deselectAll();
            again(chosen);
        });
    }

    private void again(List<InstanceView> instances) {
        instances.forEach(instance -> rows.find(caller(), instance.id().value()).ifPresent(provider::refreshItem));
    }
}
