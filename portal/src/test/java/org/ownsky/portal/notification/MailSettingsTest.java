package org.ownsky.portal.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.CloudException;

class MailSettingsTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final MailSettings NIGHT_OFF = new MailSettings(
            OSLO, Optional.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0))), LocalTime.of(8, 30));

    @Test
    void whatIsNotWantedIsNeverDue() {
        assertThat(NIGHT_OFF.due(MailChoice.OFF, Instant.parse("2026-11-25T12:00:00Z")))
                .isEmpty();
    }

    @Test
    void byDayItIsDueAtOnce() {
        var noon = Instant.parse("2026-11-25T11:00:00Z");

        assertThat(NIGHT_OFF.due(MailChoice.AT_ONCE, noon)).contains(noon);
    }

    @Test
    void quietHoursOverMidnightHoldItUntilMorning() {
        var morning = Optional.of(Instant.parse("2026-11-26T06:00:00Z"));

        assertThat(NIGHT_OFF.due(MailChoice.AT_ONCE, Instant.parse("2026-11-25T21:30:00Z")))
                .isEqualTo(morning);
        assertThat(NIGHT_OFF.due(MailChoice.AT_ONCE, Instant.parse("2026-11-26T05:59:59Z")))
                .isEqualTo(morning);
        assertThat(NIGHT_OFF.due(MailChoice.AT_ONCE, morning.get())).isEqualTo(morning);
    }

    @Test
    void theDigestComesAtTheNextHourOfThePersonsClock() {
        assertThat(NIGHT_OFF.due(MailChoice.DIGEST, Instant.parse("2026-11-25T07:29:59Z")))
                .contains(Instant.parse("2026-11-25T07:30:00Z"));
        assertThat(NIGHT_OFF.due(MailChoice.DIGEST, Instant.parse("2026-11-25T07:30:00Z")))
                .contains(Instant.parse("2026-11-26T07:30:00Z"));
    }

    @Test
    void aTimeThatTheClocksSkipComesAfterTheGap() {
        var skipped = new MailSettings(OSLO, Optional.empty(), LocalTime.of(2, 30));

        assertThat(skipped.due(MailChoice.DIGEST, Instant.parse("2027-03-28T00:00:00Z")))
                .contains(Instant.parse("2027-03-28T01:30:00Z"));
    }

    /** A database's time is coarser than Java's: what differs here must not be the same there. */
    @Test
    void quietHoursAreWholeMinutes() {
        assertThatThrownBy(() -> new QuietHours(LocalTime.of(22, 0, 0, 1), LocalTime.of(22, 0, 0, 2)))
                .isInstanceOf(CloudException.class);
    }

    @Test
    void quietHoursThatEndWhereTheyBeginAreRefused() {
        assertThatThrownBy(() -> new QuietHours(LocalTime.NOON, LocalTime.NOON))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("12:00 to 12:00");
    }
}
