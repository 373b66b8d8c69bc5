package org.ownsky.portal.ui.list;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Pages;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;

/**
 * A list of any length: a table, and on a phone cards. It is read from the server page after page, and rows change in place
 * when what they show does; rows that are new never push others away under the pointer.
 *
 * <pre>{@code
 * var list = Listing.<NodeView>of("Nodes", node -> node.id().value(), NodeView::name)
 *         .columns(Column.name("Name", …), Column.state("State", …), Column.fact("Heard", …))
 *         .menu(RowAction.of("Drain", this::drain))
 *         .empty("No node matches.")
 *         .from(cursor -> nodes.page(caller(), search, cursor, Listing.PAGE));
 * }</pre>
 */
public final class Listing<T> extends Div {
    /** Rows in a page that the source gives. */
    public static final int PAGE = RowGrid.PAGE;

    /** A list up to this long is shown whole; a longer one scrolls inside its card. */
    private static final int SHOWN_WHOLE = 14;

    /** Rows that may be spoken of at once; more would drown what people came for. */
    private static final int SPOKEN_AT_ONCE = 3;

    /** Of the cell with one button, and of each further one beside it. */
    private static final int BUTTON_WIDTH = 104;

    private static final int NEXT_BUTTON_WIDTH = 84;

    private int buttonsWidth = BUTTON_WIDTH;
    private final Function<T, String> id;
    private final RowGrid<T> grid;
    private final Button fresh = Buttons.plain(Words.say("list.showNew"), Icon.RESTART, this::read);
    private final Div card = new Div();
    private final Part foot = new Part("");

    /** Rows that were read, by id, and what would be said of each; nothing where nothing is. */
    private final Map<String, String> known = new HashMap<>();

    private Function<T, String> spoken = row -> "";
    private final List<RowAction<T>> menu = new ArrayList<>();
    private final List<RowAction<T>> buttons = new ArrayList<>();
    private Function<Optional<String>, KeysetPage<T>> source = cursor -> nothing();
    private final Pages<T> pages = new Pages<>(PAGE, this::page);
    private final CallbackDataProvider<T, Void> provider;

    /** The first page, from when it was read until the browser has asked for it. */
    private Optional<KeysetPage<T>> first = Optional.empty();

    private boolean empty;

    private Listing(String title, Function<T, String> id, Function<T, String> name) {
        this.id = id;
        this.grid = new RowGrid<>(title, id, name);
        this.provider = pages.provider(id::apply);
        fresh.addClassNames("fresh", "small");
        fresh.setVisible(false);
        card.addClassNames("card", "grid-card");
        card.add(grid, foot);
        addClassName("listing");
        add(fresh, card);
    }

    /**
     * A list.
     *
     * @param title of the list, for screen readers
     * @param id tells rows apart
     * @param name of a row, for the names of its buttons
     */
    public static <T> Listing<T> of(String title, Function<T, String> id, Function<T, String> name) {
        return new Listing<>(title, id, name);
    }

    @SafeVarargs
    public final Listing<T> columns(org.ownsky.portal.ui.list.Column<T>... columns) {
        for (var column : columns) {
            grid.add(column);
        }
        return this;
    }

    /** Actions as buttons at the end of each row, of which a row shows one at a time. */
    @SafeVarargs
    public final Listing<T> buttons(RowAction<T>... actions) {
        for (var action : actions) {
            buttons.add(action);
        }
        return this;
    }

    /** Room for so many of the buttons, where a row can show more than one. */
    public Listing<T> sideBySide(int shown) {
        buttonsWidth = BUTTON_WIDTH + (shown - 1) * NEXT_BUTTON_WIDTH;
        return this;
    }

    /** Actions in a menu at the end of each row, for rows with many. */
    public Listing<T> menu(List<RowAction<T>> actions) {
        menu.addAll(actions);
        return this;
    }

    /** Rows can be selected; {@code changed} hears what is. */
    public Listing<T> selectable(Consumer<Collection<T>> changed) {
        grid.setSelectionMode(Grid.SelectionMode.MULTI);
        grid.addSelectionListener(selection -> {
            grid.showSelection();
            changed.accept(selection.getAllSelectedItems());
        });
        menu.addFirst(RowAction.<T>of(Words.say("list.select"), grid::select)
                .when(row -> grid.isNarrow() && !grid.getSelectedItems().contains(row)));
        return this;
    }

    /** {@code changed} hears by which key of a column people want it sorted, and whether from the end; no key for none. */
    public Listing<T> sortable(BiConsumer<Optional<String>, Boolean> changed) {
        grid.addSortListener(sort -> {
            if (sort.isFromClient()) {
                var order = sort.getSortOrder().stream().findFirst();
                changed.accept(
                        order.map(by -> by.getSorted().getKey()),
                        order.map(by -> by.getDirection() == SortDirection.DESCENDING)
                                .orElse(false));
            }
        });
        return this;
    }

    /** What screen readers say when a row changes; not said again as long as it stays the same. */
    public Listing<T> announcing(Function<T, String> words) {
        spoken = words;
        return this;
    }

    /** What is said instead of rows when none match. */
    public Listing<T> empty(String words) {
        grid.setEmptyStateText(words);
        return this;
    }

    /** Where rows come from, page after page. To be called last; {@link #read} then shows them. */
    public Listing<T> from(Function<Optional<String>, KeysetPage<T>> rows) {
        source = rows;
        grid.finish(buttons, buttonsWidth);
        if (!menu.isEmpty()) {
            grid.menu(() -> menu);
        }
        grid.setItems(provider).setItemCountUnknown();
        return this;
    }

    /** Reads all of it again. A short list ends with its last row; a long one fills the page and scrolls in its card. */
    public void read() {
        known.clear();
        pages.reset();
        fresh.setVisible(false);
        var page = source.apply(Optional.empty());
        first = Optional.of(page);
        empty = page.items().isEmpty();
        var whole = page.next().isEmpty() && page.items().size() <= SHOWN_WHOLE && !empty;
        grid.setAllRowsVisible(whole);
        card.setClassName("filled", !whole);
        setClassName("filled", !whole);
        setClassName("none", empty);
        provider.refreshAll();
    }

    /** Whether there was no row when it was last read. */
    public boolean isEmpty() {
        return empty;
    }

    private KeysetPage<T> page(Optional<String> cursor) {
        var page = cursor.isEmpty() && first.isPresent() ? first.get() : source.apply(cursor);
        first = cursor.isEmpty() ? Optional.empty() : first;
        page.items().forEach(row -> known.put(id.apply(row), spoken.apply(row)));
        return page;
    }

    private static <T> KeysetPage<T> nothing() {
        return new KeysetPage<>(List.of(), Optional.empty());
    }

    /** Shows the row as it is now. */
    public void refresh(T row) {
        provider.refreshItem(row);
    }

    /**
     * Follows what happened: rows of ids with this prefix change in place; for new ones the list is read again, at once
     * when nobody points at it, else when the person says so.
     *
     * @param find what the id stands for now; empty when it is gone
     */
    public void follow(Change change, String prefix, Function<String, Optional<T>> find) {
        if (change.everything()) {
            read();
            return;
        }
        var ids = change.ids().stream()
                .filter(changed -> IdFormat.matches(prefix, changed))
                .toList();
        var changed = ids.stream()
                .filter(known::containsKey)
                .flatMap(row -> find.apply(row).stream())
                .toList();
        changed.forEach(this::refresh);
        announce(changed);
        if (!known.keySet().containsAll(ids)) {
            showNewOnes();
        }
    }

    private void announce(List<T> rows) {
        var news = rows.stream()
                .filter(row -> !spoken.apply(row).equals(known.put(id.apply(row), spoken.apply(row))))
                .map(spoken)
                .limit(SPOKEN_AT_ONCE)
                .collect(Collectors.joining(". "));
        if (!news.isEmpty()) {
            Notices.announce(news);
        }
    }

    private void showNewOnes() {
        grid.getElement()
                .executeJs("return this.matches(':hover') || this.matches(':focus-within')")
                .then(Boolean.class, busy -> {
                    if (busy) {
                        fresh.setVisible(true);
                    } else {
                        read();
                    }
                });
    }

    /** Shows by which column it is sorted. */
    public void showSort(String key, boolean descending) {
        grid.sort(List.of(new GridSortOrder<>(
                grid.getColumnByKey(key), descending ? SortDirection.DESCENDING : SortDirection.ASCENDING)));
    }

    /** The line below the rows. */
    public void foot(Markup... line) {
        foot.show(Markup.of("div", "card-foot").add(line));
    }

    public void select(Stream<T> rows) {
        rows.forEach(grid::select);
    }

    public void deselectAll() {
        grid.deselectAll();
    }
}
