package org.ownsky.portal.notification;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.ownsky.kernel.ModuleSchema;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotificationSettings.class)
class NotificationConfiguration {

    @Bean
    ModuleSchema notificationSchema() {
        return new ModuleSchema("notification");
    }

    /** On one process of all, whichever comes first. */
    @Bean
    RecurringTask<Void> mailNotifications(NoticeMail mail, NotificationSettings settings) {
        return Tasks.recurring("mail-notifications", FixedDelay.of(settings.lookEvery()))
                .execute((instance, context) -> mail.sendDue());
    }

    @Bean
    RecurringTask<Void> forgetNotifications(NoticeStore notices, NotificationSettings settings, Clock clock) {
        return Tasks.recurring("forget-notifications", FixedDelay.of(Duration.ofHours(6)))
                .execute((instance, context) ->
                        notices.removeBefore(clock.instant().minus(settings.keep())));
    }
}
