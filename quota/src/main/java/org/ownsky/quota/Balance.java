package org.ownsky.quota;

import java.util.Comparator;

/**
 * One counter as a reservation found it.
 *
 * @param level 0 for a tenant's, 1 for a project's
 * @param taken used and reserved before
 * @param asked what the reservation adds; zero when it asks nothing new of this counter
 * @param granted whether that fits
 */
record Balance(String scope, int level, QuotaResource resource, long limit, long taken, long asked, boolean granted) {

    static final Comparator<Balance> NEAREST_FIRST =
            Comparator.comparingInt(Balance::level).reversed().thenComparing(Balance::resource);
}
