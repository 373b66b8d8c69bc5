package org.ownsky.provisioning.instance;

import java.util.List;
import java.util.Optional;
import org.ownsky.provisioning.job.JobQueue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Instances that were accepted and wait for somebody's word: pending, with their quota reserved and their jobs in the queue.
 * It knows of no caller: whoever gives the word checks who may.
 */
@Component
public class HeldInstances {
    /** What such an instance and its job say. */
    public static final String AWAITS_APPROVAL = "Awaits approval";

    private final InstanceRepository instances;
    private final JobQueue jobs;
    private final InstanceJournal journal;
    private final ObjectProvider<ProjectGate> gates;
    private final ObjectProvider<LaunchWitness> witnesses;

    HeldInstances(
            InstanceRepository instances,
            JobQueue jobs,
            InstanceJournal journal,
            ObjectProvider<ProjectGate> gates,
            ObjectProvider<LaunchWitness> witnesses) {
        this.instances = instances;
        this.jobs = jobs;
        this.journal = journal;
        this.gates = gates;
        this.witnesses = witnesses;
    }

    /** Those of them that still wait. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<InstanceId> waiting(List<InstanceId> asked) {
        return jobs.held(asked.stream().map(InstanceId::value).toList()).stream()
                .map(InstanceId::new)
                .toList();
    }

    /**
     * Lets those that still wait go on, each at the place in the queue that it took at its launch; again is fine.
     *
     * @return those that were let go: not what was terminated or cancelled meanwhile
     * @throws org.ownsky.kernel.CloudException WrongState while a {@link ProjectGate} is shut
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<InstanceId> release(List<InstanceId> held) {
        var free = held.stream()
                .sorted(java.util.Comparator.comparing(InstanceId::value))
                .flatMap(id -> instances.lock(id.value()).stream())
                .filter(instance -> instance.state() == InstanceState.PENDING)
                .toList();
        free.stream().findFirst().ifPresent(first -> gates.forEach(gate -> gate.requireOpen(first.scope())));
        var waiting = waiting(free.stream().map(Instance::instanceId).toList());
        free.stream()
                .filter(instance -> waiting.contains(instance.instanceId()))
                .forEach(instance -> {
                    instance.becauseOf(Optional.empty());
                    journal.changed(instance);
                });
        instances.flush();
        jobs.release(waiting.stream().map(InstanceId::value).toList());
        witnesses.forEach(witness -> witness.released(waiting));
        return waiting;
    }

    /** Terminates those that still wait, with this reason on each, and frees their quota; again is fine. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void giveUp(List<InstanceId> held, String reason) {
        held.stream()
                .sorted(java.util.Comparator.comparing(InstanceId::value))
                .flatMap(id -> instances.lock(id.value()).stream())
                .filter(instance -> instance.state() == InstanceState.PENDING)
                .map(Instance::instanceId)
                .filter(id -> !waiting(List.of(id)).isEmpty())
                .forEach(id -> jobs.cancelQueued(id.value(), reason));
    }
}
