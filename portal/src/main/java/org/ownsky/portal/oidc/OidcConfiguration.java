package org.ownsky.portal.oidc;

import java.security.SecureRandom;
import java.time.Clock;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.ModuleSchema;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OidcSettings.class)
class OidcConfiguration {

    @Bean
    ModuleSchema oidcSchema() {
        return new ModuleSchema("oidc");
    }

    @Bean
    FreshRuleIds ruleIds(Clock clock) {
        return new FreshRuleIds(new IdSource(clock, new SecureRandom()));
    }
}
