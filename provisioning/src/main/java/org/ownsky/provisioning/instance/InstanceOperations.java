package org.ownsky.provisioning.instance;

import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.UserId;
import org.ownsky.provisioning.job.IdempotencyLedger;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.provisioning.job.JobQueue;
import org.ownsky.provisioning.job.JobRequest;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What {@link InstanceService#act} does within its transaction: the row's lock decides who comes first. */
@Component
class InstanceOperations {
    private final InstanceRepository instances;
    private final JobQueue jobs;
    private final IdempotencyLedger answers;
    private final InstanceJournal journal;
    private final ObjectProvider<ProjectGate> gates;

    InstanceOperations(
            InstanceRepository instances,
            JobQueue jobs,
            IdempotencyLedger answers,
            InstanceJournal journal,
            ObjectProvider<ProjectGate> gates) {
        this.instances = instances;
        this.jobs = jobs;
        this.answers = answers;
        this.journal = journal;
        this.gates = gates;
    }

    JobId begin(Caller caller, InstanceId id, InstanceAction action, Optional<String> idempotencyKey) {
        var instance = instances.lock(id.value()).orElseThrow(() -> InstanceService.notFound(id));
        var project = instance.scope().project();
        if (!caller.sees(project)) {
            throw CloudException.hidden(new CloudError.NotFound("instance", id.value()));
        }
        if (!caller.mayOperate(project, Permission.INSTANCE_OPERATE)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.INSTANCE_OPERATE));
        }
        var fingerprint = RequestFingerprint.of(id, action);
        var repeated = idempotencyKey.flatMap(key -> answers.replay(project, key, fingerprint, Begun.class));
        if (repeated.isPresent()) {
            return repeated.get().job();
        }
        var job = action == InstanceAction.TERMINATE ? terminate(caller, instance) : begin(caller, instance, action);
        idempotencyKey.ifPresent(key -> answers.remember(project, key, fingerprint, new Begun(job)));
        return job;
    }

    private JobId begin(Caller caller, Instance instance, InstanceAction action) {
        action.refusal(instance.state()).ifPresent(reason -> {
            throw wrongState(instance, reason);
        });
        if (instance.activeJob().isPresent()) {
            throw wrongState(
                    instance,
                    instance.name() + " is being worked on by "
                            + instance.activeJob().get() + "; wait for it.");
        }
        if (action == InstanceAction.START || action == InstanceAction.REBOOT) {
            gates.forEach(gate -> gate.requireStartable(instance.scope(), instance.instanceId()));
        }
        journal.asked(caller, instance, action);
        switch (action) {
            case START -> instance.become(InstanceState.PENDING, null, journal.now());
            case STOP -> instance.become(InstanceState.STOPPING, null, journal.now());
            case REBOOT, TERMINATE -> {
                // A reboot shows as running throughout, as EC2's does; terminate has its own way below.
            }
        }
        return submit(caller, instance, action);
    }

    /** Works from every state: what is under way is cancelled and undone first, then the rest is removed. */
    private JobId terminate(Caller caller, Instance instance) {
        if (instance.state() == InstanceState.TERMINATED) {
            return instance.activeJob()
                    .orElseThrow(() -> wrongState(instance, instance.name() + " is terminated already."));
        }
        if (instance.state() == InstanceState.SHUTTING_DOWN) {
            // Without a job an earlier removal gave up: this is another try.
            return instance.activeJob().orElseGet(() -> {
                journal.asked(caller, instance, InstanceAction.TERMINATE);
                return submit(caller, instance, InstanceAction.TERMINATE);
            });
        }
        journal.asked(caller, instance, InstanceAction.TERMINATE);
        // First the state, then the cancelling: a launch that is undone now finds that its instance is on its way out.
        instance.become(InstanceState.SHUTTING_DOWN, null, journal.now());
        jobs.cancelAll(instance.instanceId().value());
        return submit(caller, instance, InstanceAction.TERMINATE);
    }

    private JobId submit(Caller caller, Instance instance, InstanceAction action) {
        return submit(caller.user(), caller.name(), instance, action);
    }

    /** In a transaction that has the instance's lock. */
    JobId submit(UserId requestedBy, String name, Instance instance, InstanceAction action) {
        var id = instance.instanceId();
        var job = jobs.submit(List.of(new JobRequest(
                        sagaOf(action),
                        new InstanceJob(id),
                        instance.scope(),
                        id.value(),
                        instance.name(),
                        requestedBy,
                        name)))
                .getFirst();
        instance.worksOn(job);
        return job;
    }

    private static String sagaOf(InstanceAction action) {
        return switch (action) {
            case START -> StartSaga.TYPE;
            case STOP -> StopSaga.TYPE;
            case REBOOT -> RebootSaga.TYPE;
            case TERMINATE -> TerminateSaga.TYPE;
        };
    }

    private static CloudException wrongState(Instance instance, String reason) {
        return CloudException.of(new CloudError.WrongState(
                instance.instanceId().value(), instance.state().word(), reason));
    }

    /** The answer that a repeated key gets. */
    record Begun(JobId job) {}
}
