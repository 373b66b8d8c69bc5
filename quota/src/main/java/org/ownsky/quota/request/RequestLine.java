package org.ownsky.quota.request;

import java.util.List;
import java.util.Optional;
import org.ownsky.quota.QuotaResource;

/**
 * One limit that was asked for.
 *
 * @param present what the project could have at most when it was asked
 * @param wanted the limit that was asked for
 * @param granted the limit that was granted; empty as long as nobody approved
 */
public record RequestLine(QuotaResource resource, long present, long wanted, Optional<Long> granted) {

    /** How much more was asked for. */
    public long more() {
        return wanted - present;
    }

    /** {@code 84 GiB of memory and 2 vCPUs}: how much more all of them ask for. */
    public static String words(List<RequestLine> lines) {
        var last = lines.size() - 1;
        var words = new StringBuilder();
        for (var i = 0; i <= last; i++) {
            var line = lines.get(i);
            words.append(i == 0 ? "" : i == last ? " and " : ", ")
                    .append(line.resource().amount(line.more()));
        }
        return words.toString();
    }
}
