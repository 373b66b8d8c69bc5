package org.ownsky.testing;

import java.time.Clock;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.ChangeFeed;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** A module and the ones below it as a Spring application, without the portal. */
@SpringBootApplication(scanBasePackages = "org.ownsky", proxyBeanMethods = false)
@AutoConfigurationPackage(basePackages = "org.ownsky")
@Import(TestDatabaseConfiguration.class)
class ModuleTestApplication {

    /** A test that moves time brings a clock of its own. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Stands in for the portal's, where the portal is not part of the test. */
    @Bean
    @ConditionalOnMissingBean(AuditTrail.class)
    RecordedAudit auditTrail() {
        return RecordedAudit.strict();
    }

    /** Stands in for the portal's, where the portal is not part of the test. */
    @Bean
    @ConditionalOnMissingBean(ChangeFeed.class)
    RecordedChanges changeFeed() {
        return new RecordedChanges();
    }
}
