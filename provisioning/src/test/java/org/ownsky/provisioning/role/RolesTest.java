package org.ownsky.provisioning.role;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class RolesTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(OneBeanEach.class);

    @Test
    void bothAreTheDefault() {
        application.run(started -> assertThat(started).hasBean("portals").hasBean("workers"));
    }

    @Test
    void eachCanBeAlone() {
        application
                .withPropertyValues("ownsky.roles=portal")
                .run(started -> assertThat(started).hasBean("portals").doesNotHaveBean("workers"));
        application
                .withPropertyValues("ownsky.roles=worker")
                .run(started -> assertThat(started).hasBean("workers").doesNotHaveBean("portals"));
    }

    @Test
    void severalAreGivenInAnyOfSpringsForms() {
        application
                .withPropertyValues("ownsky.roles= Worker , PORTAL ")
                .run(started -> assertThat(started).hasBean("portals").hasBean("workers"));
        application
                .withPropertyValues("ownsky.roles[0]=worker")
                .run(started -> assertThat(started).hasBean("workers").doesNotHaveBean("portals"));
    }

    @Test
    void aRoleThatDoesNotExistStopsTheStart() {
        application
                .withPropertyValues("ownsky.roles=portal,coworker")
                .run(started ->
                        assertThat(started).getFailure().hasStackTraceContaining(BindException.class.getName()));
    }

    @Test
    void aProcessWithoutAnyRoleStopsToo() {
        application
                .withPropertyValues("ownsky.roles=")
                .run(started -> assertThat(started)
                        .getFailure()
                        .hasStackTraceContaining(InvalidConfigurationPropertyValueException.class.getName()));
    }

    @Configuration(proxyBeanMethods = false)
    static class OneBeanEach {
        @Bean
        @ConditionalOnRole(ProcessRole.PORTAL)
        Object portals() {
            return "portal";
        }

        @Bean
        @ConditionalOnRole(ProcessRole.WORKER)
        Object workers() {
            return "worker";
        }
    }
}
