package org.ownsky.portal.audit;

import org.ownsky.kernel.ModuleSchema;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;

@Configuration(proxyBeanMethods = false)
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
}
