package org.ownsky.provisioning.instance;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.provisioning.job.IdempotencyLedger;
import org.ownsky.provisioning.job.JobQueue;
import org.ownsky.provisioning.job.JobRequest;
import org.ownsky.quota.QuotaDemand;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.springframework.stereotype.Component;

/** What {@link InstanceService#launch} does within its transaction: quota, rows, jobs and the answer to repeat, or nothing. */
@Component
class InstanceAdmission {
    private final LaunchPlanner planner;
    private final QuotaService quota;
    private final InstanceRepository instances;
    private final JobQueue jobs;
    private final IdempotencyLedger answers;
    private final InstanceJournal journal;
    private final LaunchRules rules;

    InstanceAdmission(
            LaunchPlanner planner,
            QuotaService quota,
            InstanceRepository instances,
            JobQueue jobs,
            IdempotencyLedger answers,
            InstanceJournal journal,
            LaunchRules rules) {
        this.planner = planner;
        this.quota = quota;
        this.instances = instances;
        this.jobs = jobs;
        this.answers = answers;
        this.journal = journal;
        this.rules = rules;
    }

    List<InstanceView> admit(Caller caller, ProjectScope scope, LaunchRequest request) {
        var fingerprint = RequestFingerprint.of(request);
        var repeated = request.idempotencyKey()
                .flatMap(key -> answers.replay(scope.project(), key, fingerprint, Accepted.class));
        if (repeated.isPresent()) {
            return views(repeated.get());
        }
        var plan = planner.plan(caller, request);
        var judged = rules.decide(caller, scope, plan);
        var held = !judged.decision().approvers().isEmpty();
        var accepted = IntStream.range(0, plan.count())
                .mapToObj(index ->
                        new Instance(journal.freshId(), scope, plan.nameOf(index), plan, caller, journal.now()))
                .toList();
        var requests = accepted.stream()
                .map(instance -> jobFor(instance, scope, caller))
                .toList();
        var submitted = held ? jobs.hold(requests, HeldInstances.AWAITS_APPROVAL) : jobs.submit(requests);
        IntStream.range(0, accepted.size()).forEach(index -> {
            accepted.get(index).worksOn(submitted.get(index));
            if (held) {
                accepted.get(index).explain(HeldInstances.AWAITS_APPROVAL);
            }
        });
        instances.saveAllAndFlush(accepted);
        request.idempotencyKey()
                .ifPresent(key -> answers.remember(
                        scope.project(),
                        key,
                        fingerprint,
                        new Accepted(accepted.stream().map(Instance::instanceId).toList())));
        journal.accepted(caller, accepted, plan);
        rules.accepted(caller, request, plan, judged, accepted);
        // Last, for it holds the tenant's counters until the commit, and everyone in the tenant waits for them.
        quota.reserve(scope, accepted.stream().map(InstanceAdmission::demand).toList());
        return accepted.stream().map(Instance::view).toList();
    }

    private static JobRequest jobFor(Instance instance, ProjectScope scope, Caller caller) {
        return new JobRequest(
                LaunchSaga.TYPE,
                new InstanceJob(instance.instanceId()),
                scope,
                instance.instanceId().value(),
                instance.name(),
                caller.user(),
                caller.name());
    }

    /** In the order in which they were accepted, also when a request is repeated. */
    private List<InstanceView> views(Accepted accepted) {
        var ids = accepted.instances().stream().map(InstanceId::value).toList();
        return instances.findAllById(ids).stream()
                .map(Instance::view)
                .sorted(Comparator.comparingInt(view -> ids.indexOf(view.id().value())))
                .toList();
    }

    static QuotaDemand demand(Instance instance) {
        return new QuotaDemand(
                instance.instanceId().value(),
                Map.of(
                        QuotaResource.INSTANCES,
                        1L,
                        QuotaResource.VCPUS,
                        (long) instance.vcpuCount().value(),
                        QuotaResource.MEMORY,
                        instance.memorySize().value(),
                        QuotaResource.ROOT_DISK,
                        instance.rootDiskSize().value()));
    }

    /** The answer that a repeated key gets. */
    record Accepted(List<InstanceId> instances) {}
}
