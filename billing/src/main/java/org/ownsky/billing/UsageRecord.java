package org.ownsky.billing;

import java.time.Instant;
import java.util.Optional;
import org.ownsky.provisioning.instance.InstanceId;

/**
 * What an instance used of a meter in a half-open interval.
 *
 * @param ends empty while it goes on
 * @param quantity in the meter's unit: vCPUs, or bytes
 */
public record UsageRecord(InstanceId instance, Meter meter, Instant starts, Optional<Instant> ends, long quantity) {}
