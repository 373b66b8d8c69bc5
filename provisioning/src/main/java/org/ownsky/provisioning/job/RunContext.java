package org.ownsky.provisioning.job;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.ProjectScope;

/** What a step, an undo or a closing is told. Used by one thread. */
final class RunContext<I extends Record> implements SagaContext<I> {
    /** Takes a place on a resource for the job at hand. */
    @FunctionalInterface
    interface SlotClaim {
        boolean claim(String resource, int limit);
    }

    private final JobRecord job;
    private final I input;
    private final Journal journal;
    private final JobJson json;
    private final SlotClaim slots;
    private final Map<Class<?>, Object> known = new HashMap<>();
    private @Nullable String currentStep;

    RunContext(JobRecord job, I input, Journal journal, JobJson json, SlotClaim slots) {
        this.job = job;
        this.input = input;
        this.journal = journal;
        this.json = json;
        this.slots = slots;
    }

    /** The same, for the step that is called next. */
    RunContext<I> at(String step) {
        currentStep = step;
        return this;
    }

    @Override
    public JobId job() {
        return job.id();
    }

    @Override
    public ProjectScope scope() {
        return job.scope();
    }

    @Override
    public I input() {
        return input;
    }

    @Override
    public <O extends Record> Optional<O> output(String step, Class<O> type) {
        return journal.find(step).flatMap(StepRecord::output).map(text -> json.read(text, type));
    }

    @Override
    public <T> T once(Class<T> type, Supplier<T> read) {
        return type.cast(known.computeIfAbsent(type, unknown -> read.get()));
    }

    @Override
    public Instant stepStartedAt() {
        return Optional.ofNullable(currentStep)
                .flatMap(journal::find)
                .map(StepRecord::startedAt)
                .or(job::startedAt)
                .orElse(job.createdAt());
    }

    @Override
    public boolean claimSlot(String resource, int limit) {
        return slots.claim(resource, limit);
    }
}
