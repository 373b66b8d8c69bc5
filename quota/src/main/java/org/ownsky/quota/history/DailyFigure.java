package org.ownsky.quota.history;

import java.time.LocalDate;
import org.ownsky.quota.QuotaResource;

/**
 * One resource at the end of a day, in UTC; of today, as it is now.
 *
 * @param limit {@link org.ownsky.quota.QuotaLine#UNLIMITED} for none
 */
public record DailyFigure(LocalDate day, QuotaResource resource, long used, long reserved, long limit) {
    public long taken() {
        return used + reserved;
    }
}
