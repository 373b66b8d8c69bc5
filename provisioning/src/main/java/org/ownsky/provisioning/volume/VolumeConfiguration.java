package org.ownsky.provisioning.volume;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class VolumeConfiguration {
    private static final Duration PURGE_EVERY = Duration.ofMinutes(5);

    @Bean
    RecurringTask<Void> takeUpVolumeDeletions(GivenUpDeletions deletions) {
        return Tasks.recurring("take-up-volume-deletions", FixedDelay.of(GivenUpDeletions.TAKEN_UP_EVERY))
                .execute((instance, context) -> deletions.takeUp());
    }

    /** Forgets deleted volumes once nobody is shown them any more. What they cost is billing's to remember. */
    @Bean
    RecurringTask<Void> purgeDeletedVolumes(VolumeRepository volumes, TransactionOperations transactions, Clock clock) {
        return Tasks.recurring("purge-deleted-volumes", FixedDelay.of(PURGE_EVERY))
                .execute((instance, context) -> transactions.executeWithoutResult(status -> {
                    var before = clock.instant().minus(VolumePages.DELETED_SHOWN);
                    volumes.deleteTagsOfGoneBefore(before);
                    volumes.deleteGoneBefore(before);
                }));
    }
}
