package org.ownsky.provisioning.schedule;

import java.time.Instant;
import java.time.ZoneId;
import org.ownsky.quota.policy.CronLine;

/**
 * When an instance is started and stopped, because of one policy.
 *
 * @param policy the policy's id
 * @param rule the policy in words
 */
record Schedule(String policy, String rule, CronLine start, CronLine stop, ZoneId zone) {

    /** Whether the instance is to run at this moment: the next that comes is a stop. */
    boolean on(Instant moment) {
        return stop.next(moment, zone).isBefore(start.next(moment, zone));
    }

    /** When that changes next. */
    Instant next(Instant moment) {
        var starts = start.next(moment, zone);
        var stops = stop.next(moment, zone);
        return starts.isBefore(stops) ? starts : stops;
    }
}
