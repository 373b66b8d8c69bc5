package org.ownsky.quota;

/**
 * What a tenant's projects were promised of one resource.
 *
 * @param sum of the limits of the projects that have one
 * @param projects how many there are
 * @param unlimited how many of them have no limit of their own
 */
public record Promised(QuotaResource resource, long sum, long projects, long unlimited) {}
