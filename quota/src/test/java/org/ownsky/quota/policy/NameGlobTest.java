package org.ownsky.quota.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ownsky.kernel.CloudException;

class NameGlobTest {

    @ParameterizedTest
    @CsvSource({
        "web-*, web-1, true",
        "web-*, web-, true",
        "web-*, db-1, false",
        "*-##, web-01, true",
        "*-##, web-1, false",
        "?eb, web, true",
        "?eb, eb, false",
        "*, anything at all, true",
        "a*b*c, aXbYc, true",
        "a*b*c, acb, false",
    })
    void matchesTheWholeName(String pattern, String name, boolean expected) {
        assertThat(new NameGlob(pattern).matches(name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "web-*, *-1, true",
        "web-*, db-*, false",
        "###, 1*, true",
        "###, a*, false",
        "*, web, true",
        "??, ???, false",
        "a*, *b, true",
    })
    void knowsWhetherSomeNameFitsBoth(String one, String other, boolean expected) {
        assertThat(new NameGlob(one).meets(new NameGlob(other))).isEqualTo(expected);
        assertThat(new NameGlob(other).meets(new NameGlob(one))).isEqualTo(expected);
    }

    /** What takes a backtracking matcher longer than anybody waits. */
    @Test
    void manyWildCardsCostNoMoreThanOthers() {
        assertThat(new NameGlob("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b").matches("a".repeat(63)))
                .isFalse();
    }

    @Test
    void whatIsNoPatternIsRefused() {
        assertThatThrownBy(() -> new NameGlob("(a+)+$")).isInstanceOf(CloudException.class);
        assertThatThrownBy(() -> new NameGlob("")).isInstanceOf(CloudException.class);
    }
}
