package org.ownsky.provisioning.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this process works on jobs.
 *
 * @param concurrency jobs worked on at a time
 * @param poll how often to look for jobs that another process queued; those of this process begin at once
 * @param heartbeat how often a worker says that it still holds its jobs; after {@value #MISSED_HEARTBEATS} missed ones
 *     another worker takes them over
 * @param retries of a step whose failure may pass, before it counts as failed for good
 * @param retryBase pause before the first retry; doubles with each
 * @param retryCap longest pause between retries
 * @param undoRetries of an undo, before the job needs attention
 * @param stopWithin how long a stopping worker lets its running steps finish
 */
@ConfigurationProperties("ownsky.jobs")
record JobEngineSettings(
        @DefaultValue("32") int concurrency,
        @DefaultValue("250ms") Duration poll,
        @DefaultValue("3s") Duration heartbeat,
        @DefaultValue("8") int retries,
        @DefaultValue("500ms") Duration retryBase,
        @DefaultValue("30s") Duration retryCap,
        @DefaultValue("10") int undoRetries,
        @DefaultValue("10s") Duration stopWithin) {

    /** The fewest that db-scheduler accepts. */
    static final int MISSED_HEARTBEATS = 4;

    JobEngineSettings {
        if (concurrency < 1 || retries < 0 || undoRetries < 0) {
            throw new IllegalArgumentException(
                    "ownsky.jobs: concurrency must be at least 1, retries and undo-retries at least 0");
        }
    }

    /** How long a dead worker's jobs stay with it. */
    Duration lease() {
        return heartbeat.multipliedBy(MISSED_HEARTBEATS);
    }
}
