package org.ownsky.portal.notification;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.ownsky.kernel.CloudException;

/** From when to when, by the person's clock, nothing is mailed; over midnight when it ends before it begins; whole minutes. */
public record QuietHours(LocalTime from, LocalTime to) {

    public QuietHours {
        from = from.truncatedTo(ChronoUnit.MINUTES);
        to = to.truncatedTo(ChronoUnit.MINUTES);
        if (from.equals(to)) {
            throw CloudException.invalid("Quiet hours", from + " to " + to, "an end that is not the beginning");
        }
    }

    boolean hold(LocalTime time) {
        var begun = !time.isBefore(from);
        var ended = !time.isBefore(to);
        return from.isBefore(to) ? begun && !ended : begun || !ended;
    }
}
