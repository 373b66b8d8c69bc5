package org.ownsky.provisioning.job;

import java.util.function.Supplier;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;

/** A step fails for good, before or after its action; each undo is called so many times. */
record Failure(String step, boolean afterAction, int undoCalls) implements Script {
    @Override
    public StepOutcome run(String name, Supplier<StepOutcome> action) {
        if (!name.equals(step)) {
            return action.get();
        }
        if (afterAction) {
            var _ = action.get();
        }
        throw CloudException.of(new CloudError.Conflict("test", "The test lets this step fail."));
    }

    @Override
    public void undo(String name, Runnable undo) {
        for (int call = 0; call < undoCalls; call++) {
            undo.run();
        }
    }
}
