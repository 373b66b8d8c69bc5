package org.ownsky.provisioning.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ownsky.quota.policy.CronLine;

class ScheduleTest {
    private final Schedule officeHours = new Schedule(
            "pol-0000000000000000a",
            "the policy \"Office hours\" of tenant demo",
            new CronLine("0 8 * * MON-FRI"),
            new CronLine("0 18 * * MON-FRI"),
            ZoneId.of("Europe/Vienna"));

    @ParameterizedTest
    @CsvSource({
        // Monday morning and evening, in winter.
        "2026-01-05T06:59:00Z, false, 2026-01-05T07:00:00Z",
        "2026-01-05T07:00:00Z, true, 2026-01-05T17:00:00Z",
        "2026-01-05T17:00:00Z, false, 2026-01-06T07:00:00Z",
        // The week-end over which the clock goes forward: Monday begins an hour earlier by UTC.
        "2026-03-27T17:00:00Z, false, 2026-03-30T06:00:00Z",
        "2026-03-30T06:00:00Z, true, 2026-03-30T16:00:00Z",
        // And back again.
        "2026-10-23T16:00:00Z, false, 2026-10-26T07:00:00Z",
    })
    void followsTheClockOfThePlace(Instant moment, boolean on, Instant next) {
        assertThat(officeHours.on(moment)).isEqualTo(on);
        assertThat(officeHours.next(moment)).isEqualTo(next);
    }
}
