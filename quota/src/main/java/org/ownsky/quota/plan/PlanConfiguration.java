package org.ownsky.quota.plan;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlanConfiguration {
    private static final Duration EVERY = Duration.ofMinutes(1);

    /** On one process of all, whichever comes first. */
    @Bean
    RecurringTask<Void> setPlannedLimits(PlanTending tending) {
        return Tasks.recurring("set-planned-limits", FixedDelay.of(EVERY))
                .execute((instance, context) -> tending.tend());
    }
}
