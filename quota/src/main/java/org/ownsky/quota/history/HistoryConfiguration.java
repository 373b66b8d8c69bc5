package org.ownsky.quota.history;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done from time to time, each on one process of all. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {
    private static final Duration EVERY = Duration.ofHours(1);

    @Bean
    RecurringTask<Void> takeDownQuotaFigures(DailyFigures figures, Clock clock) {
        return Tasks.recurring("take-down-quota-figures", FixedDelay.of(EVERY))
                .execute((instance, context) -> figures.takeDown(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
    }

    @Bean
    RecurringTask<Void> watchQuotaDrift(DriftWatch watch) {
        return Tasks.recurring("watch-quota-drift", FixedDelay.of(EVERY)).execute((instance, context) -> watch.look());
    }
}
