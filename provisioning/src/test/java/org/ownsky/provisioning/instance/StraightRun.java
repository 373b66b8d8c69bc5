package org.ownsky.provisioning.instance;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.ownsky.provisioning.job.StepOutcome;

/** Runs steps one after the other without an engine: for bringing the world into a state. */
final class StraightRun implements SagaContext<InstanceJob> {
    private static final int MOST_CALLS = 1_000;

    private final JobId job;
    private final ProjectScope scope;
    private final InstanceJob input;
    private final Map<String, Record> outputs = new HashMap<>();

    StraightRun(JobId job, ProjectScope scope, InstanceId instance) {
        this.job = job;
        this.scope = scope;
        this.input = new InstanceJob(instance);
    }

    void complete(SagaStep<InstanceJob> step) {
        for (var call = 0; call < MOST_CALLS; call++) {
            if (step.run(this) instanceof StepOutcome.Done done) {
                outputs.put(step.name(), done.output());
                return;
            }
        }
        throw new IllegalStateException(step.name() + " was still waiting after " + MOST_CALLS + " calls");
    }

    @Override
    public JobId job() {
        return job;
    }

    @Override
    public ProjectScope scope() {
        return scope;
    }

    @Override
    public InstanceJob input() {
        return input;
    }

    @Override
    public <O extends Record> Optional<O> output(String step, Class<O> type) {
        return Optional.ofNullable(outputs.get(step)).map(type::cast);
    }

    @Override
    public <T> T once(Class<T> type, Supplier<T> read) {
        return read.get();
    }

    @Override
    public Instant stepStartedAt() {
        return Instant.EPOCH;
    }

    @Override
    public boolean claimSlot(String resource, int limit) {
        return true;
    }
}
