package org.ownsky.portal.ui.list;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.dom.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Words;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The grid inside a {@link Listing}: columns, or on a narrow screen one column of cards. The session keeps no cells. */
final class RowGrid<T> extends Grid<T> {
    /** Rows in a request of the browser. */
    static final int PAGE = 40;

    private static final int PHONE = 800;
    private static final int MENU_WIDTH = 52;
    private static final String CELL = "<ownsky-part .content=\"${item.cell}\"></ownsky-part>";
    private static final String BUTTONS =
            "<span class=\"row-acts\">${(item.acts ?? []).map((act) => html`<vaadin-button class=\"small ${act.look}\" theme=\"${act.theme}\" aria-label=\"${act.label}\" ?disabled=\"${act.why}\" title=\"${act.why}\" @click=\"${() => press(act.number)}\">${act.word}</vaadin-button>`)}</span>";
    private static final String OPEN_MENU =
            "${(e) => { const b = e.currentTarget.getBoundingClientRect(); e.currentTarget.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, composed: true, cancelable: true, clientX: b.right, clientY: b.bottom })); }}";
    private static final String MENU =
            "<vaadin-button class=\"icon row-menu\" theme=\"tertiary icon\" aria-haspopup=\"menu\" aria-label=\"${item.menu}\" @click=\""
                    + OPEN_MENU + "\"><span class=\"i i-more\" aria-hidden=\"true\"></span></vaadin-button>";

    private final Function<T, String> id;
    private final Function<T, String> name;
    private final List<Column<T>> table = new ArrayList<>();
    private final List<org.ownsky.portal.ui.list.Column<T>> columns = new ArrayList<>();
    private boolean narrow;

    RowGrid(String title, Function<T, String> id, Function<T, String> name) {
        super(PAGE);
        this.id = id;
        this.name = name;
        setAriaLabel(title);
        setSelectionMode(SelectionMode.NONE);
        setMultiSort(false);
        addClassName("rows");
    }

    void add(org.ownsky.portal.ui.list.Column<T> column) {
        columns.add(column);
        var shown = addColumn(LitRenderer.<T>of(CELL)
                        .withProperty("cell", row -> keyed(row, column.cell().apply(row))))
                .setHeader(column.heading())
                .setFlexGrow(column.grow())
                .setWidth(column.width() + "px");
        if (column.atEnd()) {
            shown.setTextAlign(ColumnTextAlign.END);
        }
        column.sort().ifPresent(key -> shown.setKey(key).setSortable(true));
        table.add(shown);
    }

    /** The card, the buttons on it included; to be called after all columns were added. */
    void finish(List<RowAction<T>> buttons, int buttonsWidth) {
        if (!buttons.isEmpty()) {
            table.add(addColumn(withButtons(LitRenderer.of(BUTTONS), buttons))
                    .setHeader(hiddenHeading())
                    .setTextAlign(ColumnTextAlign.END)
                    .setFlexGrow(0)
                    .setWidth(buttonsWidth + "px"));
        }
        var card = addColumn(withButtons(
                        LitRenderer.of(
                                "<ownsky-part class=\"row-card\" .content=\"${item.cell}\"></ownsky-part>" + BUTTONS),
                        buttons)
                .withProperty("cell", row -> keyed(row, card(row))));
        card.setFlexGrow(1).setVisible(false);
        addAttachListener(attach -> follow(attach, card));
    }

    private LitRenderer<T> withButtons(LitRenderer<T> renderer, List<RowAction<T>> buttons) {
        return renderer.withProperty("acts", row -> shown(row, buttons))
                .withFunction(
                        "press",
                        (row, arguments) ->
                                buttons.get(arguments.get(0).asInt()).run().accept(row));
    }

    private ArrayNode shown(T row, List<RowAction<T>> buttons) {
        var shown = JsonNodeFactory.instance.arrayNode();
        for (var number = 0; number < buttons.size(); number++) {
            var action = buttons.get(number);
            var word = action.word().apply(row);
            if (!word.isEmpty()) {
                shown.addObject()
                        .put("number", number)
                        .put("word", word)
                        .put("label", word + " " + name.apply(row))
                        .put("look", action.look() == RowAction.Look.HARMFUL ? "danger" : "")
                        .put("theme", action.look() == RowAction.Look.ADVISED ? "primary" : "")
                        .put("why", action.refusal().apply(row).orElse(""));
            }
        }
        return shown;
    }

    /** A menu at the end of each row, which a right click or a long press opens, too. */
    void menu(Supplier<List<RowAction<T>>> actions) {
        addColumn(LitRenderer.<T>of(MENU).withProperty("menu", row -> Words.say("list.menu", name.apply(row))))
                .setHeader(hiddenHeading())
                .setFlexGrow(0)
                .setWidth(MENU_WIDTH + "px");
        var menu = addContextMenu();
        menu.setDynamicContentHandler(row -> {
            menu.removeAll();
            if (row == null) {
                return false;
            }
            actions.get().stream()
                    .filter(action -> !action.word().apply(row).isEmpty())
                    .forEach(action -> {
                        var item = menu.addItem(
                                action.word().apply(row), click -> action.run().accept(row));
                        item.addClassNames(action.look() == RowAction.Look.HARMFUL ? "danger" : "plain");
                        action.refusal().apply(row).ifPresent(why -> {
                            item.setEnabled(false);
                            var reason = new Span(why);
                            reason.addClassName("why");
                            item.add(reason);
                        });
                    });
            return true;
        });
    }

    private static Span hiddenHeading() {
        var hidden = new Span(Words.say("list.actions"));
        hidden.addClassName("vh");
        return hidden;
    }

    /** The grid uses a row's elements again for another row: a key tells a change from another row. */
    private String keyed(T row, Markup cell) {
        return Markup.of("span", "block").key(id.apply(row)).add(cell).html();
    }

    private Markup card(T row) {
        var first = Markup.of("span", "first");
        var facts = Markup.of("span", "facts");
        for (var column : columns) {
            switch (column.place()) {
                case NAME -> first.add(Markup.of("span", "sp").add(column.cell().apply(row)));
                case STATE -> first.add(column.cell().apply(row));
                case FACT -> facts.add(column.cell().apply(row));
                case NOWHERE -> {}
            }
        }
        return Markup.of("span", "block").add(first, facts);
    }

    private void follow(AttachEvent event, Column<T> card) {
        nameSelection();
        var page = event.getUI().getPage();
        var details = page.getExtendedClientDetails();
        narrow(card, details != null && details.getWindowInnerWidth() > 0 && details.getWindowInnerWidth() <= PHONE);
        var resizing = page.addBrowserWindowResizeListener(size -> narrow(card, size.getWidth() <= PHONE));
        addDetachListener(detach -> {
            resizing.remove();
            detach.unregisterListener();
        });
    }

    private void narrow(Column<T> card, boolean wanted) {
        narrow = wanted;
        table.forEach(column -> column.setVisible(!wanted));
        card.setVisible(wanted);
        setClassName("cards", wanted);
        showSelection();
    }

    boolean isNarrow() {
        return narrow;
    }

    /** The grid leaves the heading of the boxes empty, which tells screen readers nothing. */
    private void nameSelection() {
        selectionColumn().forEach(column -> column.executeJs("""
                this.headerRenderer = (root) => {
                  if (!root.firstElementChild) {
                    const name = document.createElement('span');
                    name.className = 'vh';
                    name.textContent = $0;
                    root.append(name);
                  }
                };
                """, Words.say("list.selection")));
    }

    private Stream<Element> selectionColumn() {
        return getElement().getChildren().filter(child -> child.getTag().equals("vaadin-grid-flow-selection-column"));
    }

    /** On a phone the boxes to select are there only once something is selected: a card has no room for an idle one. */
    void showSelection() {
        selectionColumn()
                .forEach(column -> column.setProperty(
                        "hidden", narrow && getSelectedItems().isEmpty()));
    }
}
