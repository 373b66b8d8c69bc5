package org.ownsky.provisioning;

import java.security.SecureRandom;
import java.time.Clock;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.ModuleSchema;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ProvisioningConfiguration {

    @Bean
    ModuleSchema provisioningSchema() {
        return new ModuleSchema("provisioning");
    }

    /** Makes the ids of instances, jobs, key pairs and all else here; a test may bring one of its own. */
    @Bean
    @ConditionalOnMissingBean
    IdSource idSource(Clock clock) {
        return new IdSource(clock, new SecureRandom());
    }
}
