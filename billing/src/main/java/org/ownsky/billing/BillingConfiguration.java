package org.ownsky.billing;

import org.ownsky.kernel.ModuleSchema;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BillingSettings.class)
class BillingConfiguration {

    @Bean
    ModuleSchema billingSchema() {
        return new ModuleSchema("billing");
    }
}
