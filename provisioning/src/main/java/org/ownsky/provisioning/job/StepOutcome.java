package org.ownsky.provisioning.job;

import java.time.Duration;

/** What a step came to. */
public sealed interface StepOutcome {
    /** Done, with nothing that later steps need. */
    static StepOutcome done() {
        return new Done(Nothing.NOTHING, "");
    }

    /** Done; {@code output} is stored as JSON and read by later steps with {@link SagaContext#output}. */
    static StepOutcome done(Record output) {
        return new Done(output, "");
    }

    /** Done, with a sentence for the people who watch: "Placed on node-3". */
    static StepOutcome done(Record output, String note) {
        return new Done(output, note);
    }

    /** Not yet: call again after {@code pause}. No worker is held meanwhile; {@code note} says what is waited for. */
    static StepOutcome waiting(Duration pause, String note) {
        return new Waiting(pause, note);
    }

    /** See {@link #done(Record, String)}. */
    record Done(Record output, String note) implements StepOutcome {}

    /** See {@link #waiting}. */
    record Waiting(Duration pause, String note) implements StepOutcome {}

    /** The output of a step that has none. */
    record Nothing() {
        static final Nothing NOTHING = new Nothing();
    }
}
