package org.ownsky.provisioning.instance;

import java.util.function.Consumer;
import java.util.function.Function;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.ownsky.provisioning.job.StepOutcome;

/** A step made of an action and an undo that are methods elsewhere. */
record InstanceStep(String name, Function<SagaContext<InstanceJob>, StepOutcome> action, Consumer<InstanceId> takeBack)
        implements SagaStep<InstanceJob> {

    /** A step that leaves nothing to take back. */
    static InstanceStep lasting(String name, Function<SagaContext<InstanceJob>, StepOutcome> action) {
        return new InstanceStep(name, action, id -> {});
    }

    @Override
    public StepOutcome run(SagaContext<InstanceJob> context) {
        return action.apply(context);
    }

    @Override
    public void undo(SagaContext<InstanceJob> context) {
        takeBack.accept(context.input().instance());
    }
}
