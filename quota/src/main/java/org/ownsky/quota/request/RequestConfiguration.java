package org.ownsky.quota.request;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RequestConfiguration {
    private static final Duration EVERY = Duration.ofMinutes(1);

    /** On one process of all, whichever comes first. */
    @Bean
    RecurringTask<Void> tendQuotaRequests(RequestTending tending) {
        return Tasks.recurring("tend-quota-requests", FixedDelay.of(EVERY))
                .execute((instance, context) -> tending.tend());
    }
}
