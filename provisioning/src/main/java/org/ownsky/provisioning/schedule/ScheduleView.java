package org.ownsky.provisioning.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An instance's schedules as callers see them.
 *
 * @param lines one a policy; it runs while all of them have it run
 * @param next when one of them starts or stops it next
 * @param pausedUntil until when they do nothing
 */
public record ScheduleView(List<Line> lines, Instant next, Optional<Instant> pausedUntil) {
    public ScheduleView {
        lines = List.copyOf(lines);
    }

    /**
     * One policy's times.
     *
     * @param start as a line of crontab(5)
     * @param rule the policy in words
     */
    public record Line(String start, String stop, String zone, String rule) {}
}
