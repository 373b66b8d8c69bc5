package org.ownsky.provisioning.schedule;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {

    @Bean
    RecurringTask<Void> tendSchedules(ScheduleTender schedules) {
        return Tasks.recurring("tend-schedules", FixedDelay.of(ScheduleTender.TENDED_EVERY))
                .execute((instance, context) -> schedules.tend());
    }
}
