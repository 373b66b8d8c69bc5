package org.ownsky.portal.ui.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.KeysetPage;

class ListingTest {
    private final List<Optional<String>> asked = new ArrayList<>();

    @Test
    void shortListIsShownWhole() {
        var list = listOf(3, Optional.empty());

        list.read();

        assertThat(grid(list).isAllRowsVisible()).isTrue();
        assertThat(list.hasClassName("filled")).isFalse();
        assertThat(list.isEmpty()).isFalse();
    }

    @Test
    void listThatGoesOnFillsThePage() {
        var list = listOf(3, Optional.of("cursor"));

        list.read();

        assertThat(grid(list).isAllRowsVisible()).isFalse();
        assertThat(list.hasClassName("filled")).isTrue();
    }

    @Test
    void longPageFillsThePage() {
        var list = listOf(15, Optional.empty());

        list.read();

        assertThat(grid(list).isAllRowsVisible()).isFalse();
    }

    @Test
    void emptyListSaysSo() {
        var list = listOf(0, Optional.empty());

        list.read();

        assertThat(list.isEmpty()).isTrue();
    }

    @Test
    void firstPageIsReadOnceForTheListAndItsRows() {
        var list = listOf(3, Optional.empty());

        list.read();
        var rows = grid(list).getLazyDataView().getItems().limit(3).count();

        assertThat(rows).isEqualTo(3);
        assertThat(asked).containsExactly(Optional.empty());
    }

    private Listing<String> listOf(int rows, Optional<String> next) {
        return Listing.of("Things", (String row) -> row, row -> row)
                .columns(Column.name("Name", Cells::line))
                .from(cursor -> {
                    asked.add(cursor);
                    return new KeysetPage<>(
                            IntStream.range(0, rows)
                                    .mapToObj(row -> "row-" + row)
                                    .toList(),
                            cursor.isEmpty() ? next : Optional.empty());
                });
    }

    private static Grid<?> grid(Component component) {
        return all(component)
                .filter(Grid.class::isInstance)
                .map(found -> (Grid<?>) found)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Component> all(Component component) {
        return Stream.concat(Stream.of(component), component.getChildren().flatMap(ListingTest::all));
    }
}
