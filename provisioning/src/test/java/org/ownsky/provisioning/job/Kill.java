package org.ownsky.provisioning.job;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Kills the worker once, when it comes to a call, before or after it does what the call is for. */
final class Kill implements Script {
    private static final String CLOSE = "close";

    private final String call;
    private final boolean after;
    private final AtomicBoolean struck = new AtomicBoolean();
    private final CompletableFuture<JobEngineHarness.Worker> victim = new CompletableFuture<>();

    private Kill(String call, boolean after) {
        this.call = call;
        this.after = after;
    }

    static Kill before(String step) {
        return new Kill("run " + step, false);
    }

    static Kill after(String step) {
        return new Kill("run " + step, true);
    }

    static Kill beforeUndo(String step) {
        return new Kill("undo " + step, false);
    }

    static Kill afterUndo(String step) {
        return new Kill("undo " + step, true);
    }

    /** When the saga has said its last word, and the transaction is not committed yet. */
    static Kill whileClosing() {
        return new Kill(CLOSE, true);
    }

    void strike(JobEngineHarness.Worker worker) {
        victim.complete(worker);
    }

    void awaitDeath() {
        await().pollInterval(Duration.ofMillis(5)).until(struck::get);
    }

    @Override
    public StepOutcome run(String step, Supplier<StepOutcome> action) {
        return at("run " + step, action);
    }

    @Override
    public void undo(String step, Runnable undo) {
        at("undo " + step, () -> {
            undo.run();
            return true;
        });
    }

    @Override
    public void close(Runnable lastWord) {
        at(CLOSE, () -> {
            lastWord.run();
            return true;
        });
    }

    private <T> T at(String place, Supplier<T> action) {
        var here = place.equals(call) && !struck.get();
        if (here && !after) {
            die();
        }
        var result = action.get();
        if (here) {
            die();
        }
        return result;
    }

    private void die() {
        victim.join().kill();
        struck.set(true);
        throw new WorkerKilled();
    }
}
