package org.ownsky.provisioning.job;

import java.util.function.BooleanSupplier;

/** What every run of this process works with. {@code stop}: whether the process is to stop after the step at hand. */
record RunTools(
        JobTransitions transitions, JobJson json, Backoff backoff, JobEngineSettings settings, BooleanSupplier stop) {
    boolean stopping() {
        return stop.getAsBoolean();
    }
}
