package org.ownsky.portal.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ownsky.kernel.CloudException;

class SlugTest {
    @ParameterizedTest
    @ValueSource(strings = {"ab", "a1", "physics-lab-2", "0123456789012345678901234567890123456789"})
    void lettersDigitsAndDashesAreASlug(String text) {
        assertThat(new Slug(text)).asString().isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "Ab",
                "a b",
                "-ab",
                "ab-",
                "ä0",
                "a_b",
                "01234567890123456789012345678901234567890",
                "ab\n"
            })
    void anythingElseIsNot(String text) {
        assertThatThrownBy(() -> new Slug(text))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("2 to 40");
    }

    @ParameterizedTest
    @CsvSource({"Ada's Lab,ada-s-lab", "x,x-0", "…,x-0", "  Physics  2 ,physics-2"})
    void nameSuggestsOne(String name, String slug) {
        assertThat(Slug.of(name)).asString().isEqualTo(slug);
    }

    @Test
    void longNameIsCut() {
        assertThat(Slug.of("n".repeat(64)).value()).hasSize(40);
        assertThat(Slug.of("n".repeat(39) + " more").value()).isEqualTo("n".repeat(39));
    }
}
