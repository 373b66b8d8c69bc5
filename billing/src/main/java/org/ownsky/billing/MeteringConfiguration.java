package org.ownsky.billing;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** How deliveries are worked off, and begun again when one failed. */
@Configuration(proxyBeanMethods = false)
class MeteringConfiguration {
    static final String EXECUTOR = "meteringExecutor";
    private static final int THREADS = 2;

    /** Few threads: a burst of a thousand launches must leave the database's connections to the launches. */
    @Bean(name = EXECUTOR, defaultCandidate = false)
    ThreadPoolTaskExecutor meteringExecutor() {
        var executor = new ThreadPoolTaskExecutor();
        executor.setThreadNamePrefix("metering-");
        executor.setCorePoolSize(THREADS);
        executor.setMaxPoolSize(THREADS);
        executor.setWaitForTasksToCompleteOnShutdown(true);
        executor.setAwaitTerminationSeconds(10);
        return executor;
    }

    /** One process at a time, whichever comes first. */
    @Bean
    RecurringTask<Void> meteringRetryTask(MeteringRetry retry) {
        return Tasks.recurring("metering-retry", FixedDelay.of(MeteringRetry.AFTER))
                .execute((instance, context) -> retry.run());
    }
}
