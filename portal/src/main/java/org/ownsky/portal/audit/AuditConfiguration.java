package org.ownsky.portal.audit;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.ownsky.kernel.ModuleSchema;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
class AuditConfiguration {

    @Bean
    ModuleSchema auditSchema() {
        return new ModuleSchema("audit");
    }

    /** Infrastructure, so that the proxies which make transactions run this one too, around them. */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DenialAdvisor denialAdvisor(ObjectProvider<DeniedAttempts> attempts) {
        return new DenialAdvisor(new RecordsDenials(attempts::getObject));
    }

    @Bean
    RecurringTask<Void> auditSealing(AuditUpkeep upkeep) {
        return Tasks.recurring("audit-seal", FixedDelay.of(AuditSealer.EVERY))
                .execute((instance, context) -> upkeep.seal());
    }

    @Bean
    RecurringTask<Void> auditExpiry(AuditUpkeep upkeep) {
        return Tasks.recurring("audit-expire", FixedDelay.of(AuditUpkeep.EXPIRY_EVERY))
                .execute((instance, context) -> upkeep.expire());
    }
}
