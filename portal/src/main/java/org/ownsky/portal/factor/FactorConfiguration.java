package org.ownsky.portal.factor;

import org.ownsky.kernel.ModuleSchema;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PasskeySettings.class)
class FactorConfiguration {

    @Bean
    ModuleSchema factorSchema() {
        return new ModuleSchema("factor");
    }
}
