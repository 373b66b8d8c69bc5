package org.ownsky.quota.request;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.CloudException;
import org.ownsky.quota.PoolLine;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;

/** What limits and ends may be asked for and granted. */
final class WantedLimits {
    /** 2^60: an exbibyte, and so far from the largest number that no sum of ours gets there. */
    static final long LARGEST = 1L << 60;

    private static final Duration LONGEST = Duration.ofDays(10 * 365);

    private WantedLimits() {}

    /** The lines of a request; each asks for more than there is. */
    static List<RequestLine> asked(List<PoolLine> pool, Map<QuotaResource, Long> wanted) {
        if (wanted.isEmpty()) {
            throw CloudException.invalid("resources", "", "at least one resource to have more of");
        }
        var lines = new ArrayList<RequestLine>();
        for (var line : pool) {
            var limit = wanted.get(line.resource());
            if (limit != null) {
                var present = line.reach();
                if (present == QuotaLine.UNLIMITED) {
                    throw refused(line.resource(), limit, "none: there is no limit on it here");
                }
                if (limit <= present || limit > LARGEST) {
                    throw refused(
                            line.resource(),
                            limit,
                            present + 1 + " to " + LARGEST + ", more than the "
                                    + line.resource().format(present) + " that the project can have already");
                }
                lines.add(new RequestLine(line.resource(), present, limit, Optional.empty()));
            }
        }
        return List.copyOf(lines);
    }

    /** The lines as an approver grants them: as asked, or at least what there was. */
    static List<RequestLine> granted(List<RequestLine> asked, Map<QuotaResource, Long> limits) {
        for (var resource : limits.keySet()) {
            if (asked.stream().noneMatch(line -> line.resource() == resource)) {
                throw CloudException.invalid(
                        "resource", resource.key(), "a resource that the request asks for more of");
            }
        }
        var lines = new ArrayList<RequestLine>();
        for (var line : asked) {
            var limit = limits.getOrDefault(line.resource(), line.wanted());
            if (limit < line.present() || limit > LARGEST) {
                throw refused(
                        line.resource(),
                        limit,
                        line.present() + " to " + LARGEST + ", at least the "
                                + line.resource().format(line.present()) + " that there were");
            }
            lines.add(new RequestLine(line.resource(), line.present(), line.wanted(), Optional.of(limit)));
        }
        return List.copyOf(lines);
    }

    static Optional<Instant> end(Optional<Instant> until, Instant now) {
        var last = now.plus(LONGEST);
        until.filter(end -> !end.isAfter(now) || end.isAfter(last)).ifPresent(end -> {
            throw CloudException.invalid("until", end.toString(), "after " + now + ", until " + last);
        });
        return until;
    }

    private static CloudException refused(QuotaResource resource, long limit, String allowed) {
        return CloudException.invalid("wanted limit of " + resource.label(), String.valueOf(limit), allowed);
    }
}
