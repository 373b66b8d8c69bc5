package org.ownsky.provisioning.instance;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InstanceSettings.class)
class InstanceConfiguration {
    private static final Duration PURGE_EVERY = Duration.ofMinutes(5);

    @Bean
    RecurringTask<Void> takeUpTerminations(GivenUpTerminations terminations) {
        return Tasks.recurring("take-up-terminations", FixedDelay.of(GivenUpTerminations.TAKEN_UP_EVERY))
                .execute((instance, context) -> terminations.takeUp());
    }

    /** Forgets terminated instances once nobody is shown them any more. What they cost is billing's to remember. */
    @Bean
    RecurringTask<Void> purgeTerminatedInstances(
            InstanceRepository instances, TransactionOperations transactions, Clock clock) {
        return Tasks.recurring("purge-terminated-instances", FixedDelay.of(PURGE_EVERY))
                .execute((instance, context) -> transactions.executeWithoutResult(status -> {
                    var before = clock.instant().minus(InstancePages.TERMINATED_SHOWN);
                    instances.deleteTagsOfTerminatedBefore(before);
                    instances.deleteTerminatedBefore(before);
                }));
    }
}
