package org.ownsky.portal.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.CloudException;

class PageRequestTest {
    @Test
    void lastPageHasNoNext() {
        assertThat(PageRequest.first(2)
                        .page(List.of("a", "b"), PageRequestTest::position)
                        .next())
                .isEmpty();
    }

    @Test
    void cursorLeadsBehindTheLastRowShown() {
        var page = PageRequest.first(2).page(List.of("a", "b", "c"), PageRequestTest::position);

        assertThat(page.items()).containsExactly("a", "b");
        assertThat(PageRequest.first(2).after(page.next().orElseThrow()).from()).isEqualTo(position("b"));
    }

    @Test
    void cursorThatNoPageGaveIsRefused() {
        for (var cursor : List.of("", "%%%", "YQ", "Cg")) {
            assertThatThrownBy(() -> PageRequest.first(2).after(cursor).from())
                    .as(cursor)
                    .isInstanceOf(CloudException.class)
                    .hasMessageContaining("cursor");
        }
    }

    @Test
    void limitsAreKept() {
        assertThatThrownBy(() -> PageRequest.first(0)).isInstanceOf(CloudException.class);
        assertThatThrownBy(() -> PageRequest.first(201)).isInstanceOf(CloudException.class);
    }

    @Test
    void wildCardsInASearchStandForThemselves() {
        assertThat(PageRequest.searching(" 50%_\\ ", 1).pattern()).isEqualTo("%50\\%\\_\\\\%");
    }

    private static Position position(String row) {
        return new Position(row, "id-" + row);
    }
}
