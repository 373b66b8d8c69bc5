package org.ownsky.billing;

import java.time.Instant;
import java.util.Optional;

/**
 * What an instance, volume or snapshot used of a meter in a half-open interval.
 *
 * @param resource its id
 * @param ends empty while it goes on
 * @param quantity in the meter's unit: vCPUs, or bytes
 */
public record UsageRecord(String resource, Meter meter, Instant starts, Optional<Instant> ends, long quantity) {}
