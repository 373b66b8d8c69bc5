package org.ownsky.quota;

import org.ownsky.kernel.ModuleSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class QuotaConfiguration {

    @Bean
    ModuleSchema quotaSchema() {
        return new ModuleSchema("quota");
    }
}
