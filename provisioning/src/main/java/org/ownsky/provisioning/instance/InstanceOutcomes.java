package org.ownsky.provisioning.instance;

import java.util.Optional;
import java.util.function.Consumer;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.quota.QuotaService;
import org.ownsky.quota.lease.Leases;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How an instance's row, quota and metering change when a saga ends, in the transaction that closes the job. An instance
 * that was told to terminate meanwhile stays {@code shutting-down}: the job that removes it is next in its queue.
 */
@Component
class InstanceOutcomes {
    private final InstanceRepository instances;
    private final QuotaService quota;
    private final InstanceJournal journal;
    private final Leases leases;

    InstanceOutcomes(InstanceRepository instances, QuotaService quota, InstanceJournal journal, Leases leases) {
        this.instances = instances;
        this.quota = quota;
        this.journal = journal;
        this.leases = leases;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void launched(SagaContext<InstanceJob> context) {
        settle(context, instance -> {
                    var now = journal.now();
                    journal.launched(instance, now);
                    if (instance.state() == InstanceState.PENDING) {
                        instance.become(InstanceState.RUNNING, null, now);
                    }
                    instance.observed(now);
                })
                .ifPresent(instance -> quota.commit(instance.instanceId().value()));
    }

    /** Undone without a trace: the quota is free again, and the row says why for as long as it is shown. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notLaunched(SagaContext<InstanceJob> context, String reason) {
        settle(context, instance -> {
                    if (instance.state() == InstanceState.PENDING) {
                        instance.become(InstanceState.TERMINATED, reason, journal.now());
                    }
                })
                .filter(instance -> instance.state() == InstanceState.TERMINATED)
                .ifPresent(this::release);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void started(SagaContext<InstanceJob> context) {
        settle(context, instance -> {
            var now = journal.now();
            journal.started(instance, now);
            if (instance.state() == InstanceState.PENDING) {
                instance.become(InstanceState.RUNNING, null, now);
            }
            instance.observed(now);
        });
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void notStarted(SagaContext<InstanceJob> context, String reason) {
        settle(context, instance -> {
            if (instance.state() == InstanceState.PENDING) {
                instance.become(InstanceState.STOPPED, reason, journal.now());
            }
        });
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void stopped(SagaContext<InstanceJob> context) {
        settle(context, instance -> {
            var now = journal.now();
            journal.stopped(instance, now);
            if (instance.state() == InstanceState.STOPPING) {
                instance.become(InstanceState.STOPPED, null, now);
            }
            instance.observed(now);
        });
    }

    /** The guest may still run: the next sweep says what is true. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notStopped(SagaContext<InstanceJob> context, String reason) {
        settle(context, instance -> {
            if (instance.state() == InstanceState.STOPPING) {
                instance.become(InstanceState.RUNNING, reason, journal.now());
            }
        });
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void rebooted(SagaContext<InstanceJob> context) {
        settle(context, instance -> instance.observed(journal.now()));
    }

    /** The guest may be off now: the next sweep says what is true. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notRebooted(SagaContext<InstanceJob> context, String reason) {
        settle(context, instance -> instance.explain(reason));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void terminated(SagaContext<InstanceJob> context) {
        settle(context, instance -> {
                    var now = journal.now();
                    journal.terminated(instance, now);
                    if (instance.state() == InstanceState.SHUTTING_DOWN) {
                        instance.become(InstanceState.TERMINATED, null, now);
                    }
                })
                .ifPresent(this::release);
    }

    /** It stays {@code shutting-down}, with its quota, until it is terminated again: by somebody, or by itself after a while. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notTerminated(SagaContext<InstanceJob> context, String reason) {
        settle(context, instance -> instance.explain(reason));
    }

    private void release(Instance instance) {
        leases.close(instance.instanceId().value());
        quota.release(instance.instanceId().value());
    }

    /**
     * Changes the row, which is written when this returns. Quota comes after it: a tenant's counters are locked from the first
     * move to the commit, and all that tenant's other jobs wait for them.
     */
    private Optional<Instance> settle(SagaContext<InstanceJob> context, Consumer<Instance> change) {
        var locked = instances.lock(context.input().instance().value());
        locked.ifPresent(instance -> {
            change.accept(instance);
            instance.finished(context.job());
            journal.changed(instance);
            instances.flush();
        });
        return locked;
    }
}
