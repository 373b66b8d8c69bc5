package org.ownsky.quota;

/**
 * One resource in all tenants together.
 *
 * @param granted the sum of the limits of tenants that have one
 * @param unlimited how many tenants have none
 * @param taken used and reserved
 */
public record FleetLine(QuotaResource resource, long granted, long unlimited, long taken) {}
