package org.ownsky.billing;

import java.time.Instant;
import org.ownsky.kernel.ModuleSchema;
import org.ownsky.testing.MovableClock;
import org.ownsky.testing.TestDatabaseConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(
        basePackages = "org.ownsky.billing",
        excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = ProvisionedInstances.class))
@Import(TestDatabaseConfiguration.class)
class BillingTestApplication {

    @Bean
    MovableClock clock() {
        return new MovableClock(Instant.parse("2026-11-20T12:00:00Z"));
    }

    /** Where the publication registry and the scheduler have their tables. */
    @Bean
    ModuleSchema provisioningSchema() {
        return new ModuleSchema("provisioning");
    }

    @Bean
    LaunchedInstances launchedInstances() {
        return new LaunchedInstances();
    }
}
