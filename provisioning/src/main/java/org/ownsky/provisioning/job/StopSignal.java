package org.ownsky.provisioning.job;

import java.util.function.BooleanSupplier;

/** Tells the runs of this process to stop after the step at hand. */
final class StopSignal implements BooleanSupplier {
    private volatile boolean raised;

    void raise() {
        raised = true;
    }

    void clear() {
        raised = false;
    }

    @Override
    public boolean getAsBoolean() {
        return raised;
    }
}
