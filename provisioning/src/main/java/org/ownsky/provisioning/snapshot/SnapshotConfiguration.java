package org.ownsky.provisioning.snapshot;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BackupSettings.class)
class SnapshotConfiguration {
    private static final Duration PURGE_EVERY = Duration.ofMinutes(5);

    @Bean
    RecurringTask<Void> takeUpSnapshotDeletions(GivenUpSnapshots deletions) {
        return Tasks.recurring("take-up-snapshot-deletions", FixedDelay.of(GivenUpSnapshots.TAKEN_UP_EVERY))
                .execute((instance, context) -> deletions.takeUp());
    }

    @Bean
    RecurringTask<Void> sweepBackups(BackupSweep sweep) {
        return Tasks.recurring("sweep-backups", FixedDelay.of(BackupSweep.EVERY))
                .execute((instance, context) -> sweep.sweep());
    }

    /** Forgets deleted snapshots once nobody is shown them any more. */
    @Bean
    RecurringTask<Void> purgeDeletedSnapshots(SnapshotStore store, Clock clock) {
        return Tasks.recurring("purge-deleted-snapshots", FixedDelay.of(PURGE_EVERY))
                .execute((instance, context) -> store.purge(clock.instant().minus(SnapshotStore.DELETED_SHOWN)));
    }
}
