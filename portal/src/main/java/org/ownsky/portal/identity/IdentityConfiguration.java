package org.ownsky.portal.identity;

import org.ownsky.kernel.ModuleSchema;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class IdentityConfiguration {

    @Bean
    ModuleSchema identitySchema() {
        return new ModuleSchema("identity");
    }
}
