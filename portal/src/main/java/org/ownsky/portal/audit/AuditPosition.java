package org.ownsky.portal.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.ownsky.kernel.CloudException;

/** A place in the trail, which is listed by time and then number, newest first. */
record AuditPosition(Instant at, long id) {
    private static final Pattern PRINTED = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    String print() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + id;
    }

    static AuditPosition parse(String printed) {
        var parts = PRINTED.matcher(printed);
        if (!parts.matches()) {
            throw CloudException.invalid("after", printed, "the value of \"next\" from the page before");
        }
        return new AuditPosition(
                Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS), Long.parseLong(parts.group(2)));
    }
}
