package org.ownsky.provisioning.job;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.util.Random;
import javax.sql.DataSource;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.IdSource;
import org.ownsky.provisioning.role.ConditionalOnRole;
import org.ownsky.provisioning.role.ProcessRole;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** Every process can queue jobs and show them; those with the role {@code worker} also do them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobEngineSettings.class)
class JobConfiguration {

    @Bean
    JobWiring jobWiring(
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            JobEngineSettings settings,
            ObjectProvider<Saga<?>> sagas,
            ChangeFeed changes,
            Clock clock) {
        return new JobWiring(
                dataSource,
                EngineTransactions.of(dataSource, transactionManager),
                settings,
                new SagaCatalogue(sagas::stream),
                changes,
                clock,
                new Random());
    }

    @Bean
    JobQueue jobQueue(JobWiring wiring, IdSource ids) {
        return wiring.queue(ids);
    }

    @Bean
    JobService jobService(JobWiring wiring, AuditTrail audit) {
        return wiring.service(audit);
    }

    @Bean
    JobDirectory jobDirectory(JobWiring wiring) {
        return wiring.directory();
    }

    @Bean
    IdempotencyLedger idempotencyLedger(JobWiring wiring) {
        return wiring.idempotencyLedger();
    }

    @Bean
    RecurringTask<Void> stuckJobsRetry(JobWiring wiring) {
        var stuck = wiring.stuckJobs();
        return Tasks.recurring("retry-stuck-jobs", FixedDelay.of(StuckJobs.RETRIED_EVERY))
                .execute((instance, context) -> stuck.retryAll());
    }

    @Bean
    RecurringTask<Void> idempotencyPurge(IdempotencyLedger ledger) {
        return Tasks.recurring("purge-idempotency-keys", FixedDelay.ofHours(1))
                .execute((instance, context) -> ledger.purge());
    }

    @Bean
    @ConditionalOnRole(ProcessRole.WORKER)
    JobEngine jobEngine(JobWiring wiring, ObjectProvider<RecurringTask<?>> recurring) {
        return wiring.engine(recurring.stream().toList());
    }
}
