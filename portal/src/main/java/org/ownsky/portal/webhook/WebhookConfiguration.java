package org.ownsky.portal.webhook;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.ownsky.kernel.ModuleSchema;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebhookSettings.class)
class WebhookConfiguration {

    @Bean
    ModuleSchema webhookSchema() {
        return new ModuleSchema("webhook");
    }

    /** On one process of all, whichever comes first. */
    @Bean
    RecurringTask<Void> tellWebhooks(DeliveryRun run, WebhookSettings settings) {
        return Tasks.recurring("tell-webhooks", FixedDelay.of(settings.lookEvery()))
                .execute((instance, context) -> run.sendDue());
    }

    @Bean
    RecurringTask<Void> forgetDeliveries(DeliveryRemoval removal) {
        return Tasks.recurring("forget-deliveries", FixedDelay.of(Duration.ofHours(6)))
                .execute((instance, context) -> removal.run());
    }
}
