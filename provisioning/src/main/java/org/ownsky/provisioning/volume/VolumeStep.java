package org.ownsky.provisioning.volume;

import java.util.function.Consumer;
import java.util.function.Function;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.ownsky.provisioning.job.StepOutcome;

/** A step made of an action and an undo that are methods elsewhere. */
record VolumeStep<I extends Record>(
        String name, Function<SagaContext<I>, StepOutcome> action, Consumer<SagaContext<I>> takeBack)
        implements SagaStep<I> {

    /** A step that leaves nothing to take back. */
    static <I extends Record> VolumeStep<I> lasting(String name, Function<SagaContext<I>, StepOutcome> action) {
        return new VolumeStep<>(name, action, context -> {});
    }

    @Override
    public StepOutcome run(SagaContext<I> context) {
        return action.apply(context);
    }

    @Override
    public void undo(SagaContext<I> context) {
        takeBack.accept(context);
    }
}
