package org.ownsky.portal.signin;

import org.ownsky.kernel.ModuleSchema;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

    @Bean
    ModuleSchema signInSchema() {
        return new ModuleSchema("signin");
    }
}
