package org.ownsky.portal.credential;

import java.security.SecureRandom;
import org.ownsky.kernel.ModuleSchema;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CredentialSettings.class)
class CredentialConfiguration {

    @Bean
    ModuleSchema credentialSchema() {
        return new ModuleSchema("credential");
    }

    @Bean
    SecretBox secretBox(CredentialSettings settings) {
        var random = new SecureRandom();
        return new SecretBox(settings.keyFile().read(random), random);
    }
}
