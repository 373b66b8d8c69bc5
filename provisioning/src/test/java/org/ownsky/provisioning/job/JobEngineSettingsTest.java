package org.ownsky.provisioning.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class JobEngineSettingsTest {
    private final ApplicationContextRunner contexts = new ApplicationContextRunner().withUserConfiguration(Bound.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(JobEngineSettings.class)
    static class Bound {}

    @Test
    void defaultsTakeADeadWorkersJobsOverWithin20Seconds() {
        contexts.run(context -> {
            var settings = context.getBean(JobEngineSettings.class);
            assertThat(settings)
                    .isEqualTo(new JobEngineSettings(
                            32,
                            Duration.ofMillis(250),
                            Duration.ofSeconds(3),
                            8,
                            Duration.ofMillis(500),
                            Duration.ofSeconds(30),
                            10,
                            Duration.ofSeconds(10)));
            // db-scheduler looks for dead ones every second heartbeat.
            assertThat(settings.lease().plus(settings.heartbeat().multipliedBy(2)))
                    .isLessThan(Duration.ofSeconds(20));
        });
    }

    @Test
    void eachSettingHasAProperty() {
        contexts.withPropertyValues(
                        "ownsky.jobs.concurrency=4",
                        "ownsky.jobs.poll=1s",
                        "ownsky.jobs.heartbeat=5s",
                        "ownsky.jobs.retries=2",
                        "ownsky.jobs.retry-base=3s",
                        "ownsky.jobs.retry-cap=1m",
                        "ownsky.jobs.undo-retries=7",
                        "ownsky.jobs.stop-within=30s")
                .run(context -> assertThat(context.getBean(JobEngineSettings.class))
                        .isEqualTo(new JobEngineSettings(
                                4,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(5),
                                2,
                                Duration.ofSeconds(3),
                                Duration.ofMinutes(1),
                                7,
                                Duration.ofSeconds(30))));
    }

    @Test
    void nonsenseIsRefusedAtStart() {
        contexts.withPropertyValues("ownsky.jobs.concurrency=0")
                .run(context -> assertThat(context).hasFailed());
    }
}
