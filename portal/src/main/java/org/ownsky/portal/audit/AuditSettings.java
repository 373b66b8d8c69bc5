package org.ownsky.portal.audit;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long the trail is kept.
 *
 * @param keep entries older than this are removed, at least 30 days; absent: everything is kept
 */
@ConfigurationProperties("ownsky.audit")
record AuditSettings(Optional<Duration> keep) {
    private static final Duration SHORTEST = Duration.ofDays(30);

    AuditSettings {
        keep.filter(given -> given.compareTo(SHORTEST) < 0).ifPresent(given -> {
            throw new IllegalArgumentException("ownsky.audit.keep is " + given.toDays()
                    + " days; allowed: 30 days or more, or nothing to keep all");
        });
    }
}
