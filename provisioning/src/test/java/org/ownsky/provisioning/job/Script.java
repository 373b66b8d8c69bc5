package org.ownsky.provisioning.job;

import java.util.function.Supplier;

/** What happens around the calls of a saga that is put to the test. By default nothing. */
interface Script {
    default StepOutcome run(String step, Supplier<StepOutcome> action) {
        return action.get();
    }

    default void undo(String step, Runnable undo) {
        undo.run();
    }

    default void close(Runnable lastWord) {
        lastWord.run();
    }
}
