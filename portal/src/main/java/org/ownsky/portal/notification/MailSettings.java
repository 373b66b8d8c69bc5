package org.ownsky.portal.notification;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * When somebody wants mail.
 *
 * @param zone of their clock
 * @param digestAt when the day's message comes
 */
public record MailSettings(ZoneId zone, Optional<QuietHours> quiet, LocalTime digestAt) {
    /** For whoever has set nothing. */
    public static final MailSettings USUAL = new MailSettings(ZoneOffset.UTC, Optional.empty(), LocalTime.of(8, 0));

    /** When something that happens now is mailed; empty for never. */
    Optional<Instant> due(MailChoice choice, Instant now) {
        return switch (choice) {
            case OFF -> Optional.empty();
            case AT_ONCE -> Optional.of(afterQuietHours(now));
            case DIGEST -> Optional.of(next(digestAt, now));
        };
    }

    private Instant afterQuietHours(Instant now) {
        return quiet.filter(hours -> hours.hold(now.atZone(zone).toLocalTime()))
                .map(hours -> next(hours.to(), now))
                .orElse(now);
    }

    /** A time that the clocks skip comes when they have: {@link ZonedDateTime} moves it on by the length of the gap. */
    private Instant next(LocalTime time, Instant now) {
        var today = now.atZone(zone).toLocalDate();
        var candidate = ZonedDateTime.of(today, time, zone).toInstant();
        return candidate.isAfter(now)
                ? candidate
                : ZonedDateTime.of(today.plusDays(1), time, zone).toInstant();
    }
}
