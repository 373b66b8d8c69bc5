package org.ownsky.provisioning.lease;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LeaseConfiguration {

    @Bean
    RecurringTask<Void> tendLeases(LeaseTender leases) {
        return Tasks.recurring("tend-leases", FixedDelay.of(LeaseTender.TENDED_EVERY))
                .execute((instance, context) -> leases.tend());
    }
}
