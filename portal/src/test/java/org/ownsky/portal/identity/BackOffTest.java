package org.ownsky.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

    @ParameterizedTest
    @CsvSource({"1, 0", "5, 0", "6, 5", "7, 10", "8, 20", "9, 40", "10, 80", "13, 640", "14, 900", "1000000, 900"})
    void waitDoublesAfterFiveFailuresUpToAQuarterOfAnHour(int failures, int seconds) {
        assertThat(BackOff.ACCOUNT.after(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void sharedAddressHasMorePatience() {
        assertThat(BackOff.ADDRESS.after(30)).isZero();
        assertThat(BackOff.ADDRESS.after(31)).isEqualTo(Duration.ofSeconds(5));
    }
}
