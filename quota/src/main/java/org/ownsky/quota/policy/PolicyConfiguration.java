package org.ownsky.quota.policy;

import java.security.SecureRandom;
import java.time.Clock;
import org.ownsky.kernel.IdSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PolicyConfiguration {

    @Bean
    FreshIds policyIds(Clock clock) {
        return new FreshIds(new IdSource(clock, new SecureRandom()));
    }
}
