package org.ownsky.quota.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ownsky.kernel.CloudException;

class CronLineTest {
    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

    @ParameterizedTest
    @CsvSource({
        // An ordinary day, in winter and in summer.
        "0 8 * * *, 2026-01-05T06:00:00Z, 2026-01-05T07:00:00Z",
        "0 8 * * *, 2026-07-06T00:00:00Z, 2026-07-06T06:00:00Z",
        // A Friday evening: the next working day is Monday.
        "0 8 * * MON-FRI, 2026-01-09T20:00:00Z, 2026-01-12T07:00:00Z",
        // Spring: 02:30 does not exist on 29 March 2026, and is done an hour later by that day's clock.
        "30 2 * * *, 2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z",
        // Autumn: 02:30 comes twice on 25 October 2026, and is done the first time only.
        "30 2 * * *, 2026-10-24T12:00:00Z, 2026-10-25T00:30:00Z",
        "30 2 * * *, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
        "30 2 * * *, 2026-10-25T01:10:00Z, 2026-10-26T01:30:00Z",
        // A leap day.
        "0 0 29 2 *, 2026-01-01T00:00:00Z, 2028-02-28T23:00:00Z",
    })
    void comesByTheClockOfThePlace(String line, Instant after, Instant expected) {
        assertThat(new CronLine(line).next(after, VIENNA)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 0 30 2 *", "0 0 31 4 *", "0 0 31 2,4,6 *"})
    void aLineThatNeverComesIsRefused(String line) {
        assertThatThrownBy(() -> new CronLine(line))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("this one never comes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "* 8 * * *", "*/5 8 * * *", "0 25 * * *", "0 8 * *", "0 8 * * * *", "99 8 * * *", "@daily"})
    void whatIsNoLineIsRefused(String line) {
        assertThatThrownBy(() -> new CronLine(line)).isInstanceOf(CloudException.class);
    }

    @Test
    void knowsTheSameTimesInOtherWords() {
        assertThat(new CronLine("0 8 * * MON-FRI").sameTimesAs(new CronLine("00 8 * * 1-5")))
                .isTrue();
        assertThat(new CronLine("0 8 * * *").sameTimesAs(new CronLine("0 8 * * 1-5")))
                .isFalse();
    }
}
