package org.ownsky.portal.credential;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.security.SecureRandom;
import java.time.Duration;
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

    /** On one process of all, whichever comes first. */
    @Bean
    RecurringTask<Void> tellOfEndingCredentials(EndingWatch watch) {
        return Tasks.recurring("tell-of-ending-credentials", FixedDelay.of(Duration.ofHours(1)))
                .execute((instance, context) -> watch.look());
    }

    @Bean
    SecretBox secretBox(CredentialSettings settings) {
        var random = new SecureRandom();
        return new SecretBox(settings.keyFile().read(random), random);
    }
}
