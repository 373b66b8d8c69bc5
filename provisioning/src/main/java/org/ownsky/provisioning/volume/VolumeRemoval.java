package org.ownsky.provisioning.volume;

import java.time.Duration;
import java.util.function.Consumer;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.SagaStep;
import org.ownsky.provisioning.job.StepOutcome;

/**
 * A step that removes something for good. There is no way back, so it never fails for a node that does not answer: it waits
 * until the node is back, and says so.
 */
record VolumeRemoval(String name, Consumer<VolumeId> removal) implements SagaStep<VolumeJob> {
    private static final Duration NEXT_TRY = Duration.ofSeconds(3);

    @Override
    public StepOutcome run(SagaContext<VolumeJob> context) {
        try {
            removal.accept(context.input().volume());
            return StepOutcome.done();
        } catch (DriverException e) {
            if (e.retryable()) {
                return StepOutcome.waiting(NEXT_TRY, e.getMessage() + "; trying again");
            }
            throw e;
        }
    }

    @Override
    public void undo(SagaContext<VolumeJob> context) {
        // What is removed stays removed.
    }
}
