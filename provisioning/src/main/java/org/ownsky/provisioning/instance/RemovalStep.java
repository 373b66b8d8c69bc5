package org.ownsky.provisioning.instance;

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
record RemovalStep(String name, Consumer<InstanceId> removal) implements SagaStep<InstanceJob> {
    private static final Duration NEXT_TRY = Duration.ofSeconds(3);

    @Override
    public StepOutcome run(SagaContext<InstanceJob> context) {
        try {
            removal.accept(context.input().instance());
            return StepOutcome.done();
        } catch (DriverException e) {
            if (e.retryable()) {
                return StepOutcome.waiting(NEXT_TRY, e.getMessage() + "; trying again");
            }
            throw e;
        }
    }

    @Override
    public void undo(SagaContext<InstanceJob> context) {
        // What is removed stays removed.
    }
}
