package org.ownsky.portal.lifecycle;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LifecycleSettings.class)
class LifecycleConfiguration {

    /** On one process of all, whichever comes first. */
    @Bean
    RecurringTask<Void> tendRestingTenants(TenantTending tending, LifecycleSettings settings) {
        return Tasks.recurring("tend-resting-tenants", FixedDelay.of(settings.tendEvery()))
                .execute((instance, context) -> tending.tendAll());
    }
}
