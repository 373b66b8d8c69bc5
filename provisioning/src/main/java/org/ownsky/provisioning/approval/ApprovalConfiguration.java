package org.ownsky.provisioning.approval;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ApprovalSettings.class)
class ApprovalConfiguration {
    private static final Duration TENDED_EVERY = Duration.ofMinutes(1);

    @Bean
    RecurringTask<Void> tendApprovals(OpenApprovals approvals) {
        return Tasks.recurring("tend-approvals", FixedDelay.of(TENDED_EVERY))
                .execute((instance, context) -> approvals.tend());
    }
}
