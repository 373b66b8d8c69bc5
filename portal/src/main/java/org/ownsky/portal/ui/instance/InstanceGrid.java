package org.ownsky.portal.ui.instance;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.List;
import java.util.function.BiConsumer;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.InstanceNavigation;
import org.ownsky.provisioning.instance.InstanceAction;
import org.ownsky.provisioning.instance.InstanceQuery.Sort;
import org.ownsky.provisioning.instance.InstanceView;

/** The list as a table, or on a narrow screen as cards. Rows are drawn in the browser: the session keeps no cells. */
final class InstanceGrid extends Grid<InstanceRow> {
    /** Rows in a page of the service, and in a request of the browser. */
    static final int PAGE = 40;

    private static final String STATE =
            "<span class=\"state ${item.tone}\" title=\"${item.reason}\"><span class=\"g g-${item.tone}\" aria-hidden=\"true\"></span>${item.state}</span>";
    private static final String NAME =
            "<a class=\"name\" href=\"${item.href}\" title=\"${item.name}\">${item.name}</a><span class=\"sub mono\">${item.id}</span>";
    private static final String OPEN_MENU =
            "${(e) => { const b = e.currentTarget.getBoundingClientRect(); e.currentTarget.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, composed: true, cancelable: true, clientX: b.right, clientY: b.bottom })); }}";
    private static final String MENU =
            "<vaadin-button class=\"icon row-menu\" theme=\"tertiary icon\" aria-haspopup=\"menu\" aria-label=\"${item.menu}\" @click=\""
                    + OPEN_MENU + "\"><span class=\"i i-more\" aria-hidden=\"true\"></span></vaadin-button>";

    private final List<Column<InstanceRow>> table;
    private final Column<InstanceRow> cards;

    InstanceGrid(BiConsumer<InstanceRow, InstanceAction> act, java.util.function.Supplier<Caller> caller) {
        super(PAGE);
        setAriaLabel(Words.say("instances.title"));
        setSelectionMode(SelectionMode.MULTI);
        addClassName("instances");
        setMultiSort(false);
        var name = addColumn(row(NAME))
                .setHeader(Words.say("instances.column.name"))
                .setKey(Sort.NAME.name())
                .setFlexGrow(3)
                .setWidth("200px")
                .setSortable(true);
        var state = addColumn(row(STATE))
                .setHeader(Words.say("instances.column.state"))
                .setKey(Sort.STATE.name())
                .setFlexGrow(0)
                .setWidth("138px")
                .setSortable(true);
        var age = addColumn(row("<ownsky-time class=\"t2\" at=\"${item.launched}\" form=\"for\"></ownsky-time>"))
                .setHeader(Words.say("instances.column.age"))
                .setKey(Sort.LAUNCHED.name())
                .setFlexGrow(0)
                .setWidth("104px")
                .setSortable(true);
        var type = addColumn(row("<span class=\"block\">${item.type}</span><span class=\"sub\">${item.size}</span>"))
                .setHeader(Words.say("instances.column.type"))
                .setKey(Sort.TYPE.name())
                .setFlexGrow(1)
                .setWidth("150px")
                .setSortable(true);
        var address = addColumn(row(
                        "<span class=\"mono block\">${item.address}</span><span class=\"sub\">${item.place}</span>"))
                .setHeader(Words.say("instances.column.address"))
                .setFlexGrow(1)
                .setWidth("150px");
        var cost = addColumn(
                        row(
                                "<span class=\"num block r\">${item.soFar}</span><span class=\"sub num r\">${item.perHour}</span>"))
                .setHeader(Words.say("instances.column.cost"))
                .setTextAlign(com.vaadin.flow.component.grid.ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("128px");
        cards = addColumn(
                        row(
                                "<span class=\"phone-card\"><span class=\"first\"><span>" + NAME + "</span>" + STATE
                                        + "</span><span class=\"facts\"><ownsky-time at=\"${item.launched}\" form=\"for\"></ownsky-time>"
                                        + "<span>${item.type}</span><span class=\"mono\">${item.address}</span><span class=\"num\">${item.soFar}</span></span></span>"))
                .setFlexGrow(1);
        addColumn(row(MENU))
                .setHeader(heading(Words.say("instances.column.actions")))
                .setFlexGrow(0)
                .setWidth("56px");
        table = List.of(name, state, age, type, address, cost);
        var menu = addContextMenu();
        menu.setDynamicContentHandler(row -> {
            menu.removeAll();
            if (row == null) {
                return false;
            }
            for (var action : InstanceAction.values()) {
                var item = menu.addItem(action.verb(), click -> act.accept(row, action));
                item.addClassNames(action == InstanceAction.TERMINATE ? "danger" : "plain");
                InstanceActions.refusal(caller.get(), row.instance(), action).ifPresent(why -> {
                    item.setEnabled(false);
                    var reason = new Span(why);
                    reason.addClassName("why");
                    item.add(reason);
                });
            }
            return true;
        });
        narrow(false);
    }

    private static Span heading(String words) {
        var hidden = new Span(words);
        hidden.addClassName("vh");
        return hidden;
    }

    /** Shows cards instead of a table. */
    void narrow(boolean narrow) {
        table.forEach(column -> column.setVisible(!narrow));
        cards.setVisible(narrow);
    }

    /** Shows by which column the list is sorted. */
    void showSort(Sort sort, boolean descending) {
        var direction = (sort == Sort.LAUNCHED) == descending ? SortDirection.ASCENDING : SortDirection.DESCENDING;
        sort(List.of(new GridSortOrder<>(getColumnByKey(sort.name()), direction)));
    }

    /** The sort that the person asked for. A young age is a late launch, so that column runs the other way. */
    static InstanceFilter sorted(InstanceFilter filter, List<GridSortOrder<InstanceRow>> orders) {
        if (orders.isEmpty()) {
            return filter.sortedBy(InstanceFilter.NONE.sort(), InstanceFilter.NONE.descending());
        }
        var order = orders.getFirst();
        var sort = Sort.valueOf(order.getSorted().getKey());
        var down = order.getDirection() == SortDirection.DESCENDING;
        return filter.sortedBy(sort, (sort == Sort.LAUNCHED) != down);
    }

    private static LitRenderer<InstanceRow> row(String template) {
        var renderer = LitRenderer.<InstanceRow>of(template);
        var used = java.util.Map.<String, com.vaadin.flow.function.ValueProvider<InstanceRow, ?>>ofEntries(
                java.util.Map.entry("id", InstanceRow::id),
                java.util.Map.entry("href", row -> InstanceNavigation.page(row.id())),
                java.util.Map.entry("name", row -> row.instance().name()),
                java.util.Map.entry("state", InstanceRow::state),
                java.util.Map.entry("tone", InstanceRow::tone),
                java.util.Map.entry("reason", InstanceRow::reason),
                java.util.Map.entry(
                        "launched", row -> row.instance().launchedAt().toString()),
                java.util.Map.entry("type", row -> row.instance().type().name()),
                java.util.Map.entry("size", InstanceRow::size),
                java.util.Map.entry("address", InstanceRow::address),
                java.util.Map.entry("place", InstanceRow::place),
                java.util.Map.entry("soFar", InstanceRow::soFar),
                java.util.Map.entry("perHour", InstanceRow::perHour),
                java.util.Map.entry(
                        "menu",
                        row -> Words.say("instances.menu", row.instance().name())));
        used.forEach((property, provider) -> {
            if (template.contains("item." + property + "}")) {
                renderer.withProperty(property, provider);
            }
        });
        return renderer;
    }

    /** What is chosen, in the order of the list's ids. */
    List<InstanceView> chosen() {
        return getSelectedItems().stream()
                .map(InstanceRow::instance)
                .sorted(java.util.Comparator.comparing(InstanceView::id))
                .toList();
    }
}
