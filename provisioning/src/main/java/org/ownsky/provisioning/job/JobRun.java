package org.ownsky.provisioning.job;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One worker's work on one job, from its claim until the job is closed or parked. Steps are called outside any
 * transaction; what they come to is written by {@link JobTransitions} before anything else happens.
 */
final class JobRun<I extends Record> {
    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private final Saga<I> saga;
    private final List<SagaStep<I>> steps;
    private final List<String> names;
    private final Journal journal;
    private final RunContext<I> context;
    private final RunTools tools;
    private final JobTransitions transitions;
    private Attempt attempt;

    JobRun(Saga<I> saga, JobTransitions.Claim claim, RunTools tools) {
        this.saga = saga;
        this.steps = saga.steps();
        this.names = steps.stream().map(SagaStep::name).toList();
        this.journal = claim.journal();
        this.attempt = claim.attempt();
        this.tools = tools;
        this.transitions = tools.transitions();
        var job = attempt.job();
        var input = tools.json().read(job.input(), saga.inputType());
        this.context = new RunContext<>(
                job,
                input,
                journal,
                tools.json(),
                (resource, limit) -> transitions.claimSlot(attempt, resource, limit));
    }

    /** Works until the job is closed or parked. {@code cancel}: it is not to go any further. */
    void work(boolean cancel) {
        if (cancel) {
            cancel();
        }
        if (attempt.job().forward() && !goForward()) {
            return;
        }
        goBack();
    }

    /** Returns whether the job is to be undone now. */
    private boolean goForward() {
        for (int index = journal.firstToDo(names); index < steps.size(); index++) {
            var step = steps.get(index);
            StepOutcome outcome;
            try {
                outcome = step.run(context.at(step.name()));
            } catch (StaleAttemptException lost) {
                throw lost;
            } catch (Throwable thrown) {
                return failed(step.name(), thrown);
            }
            switch (outcome) {
                case StepOutcome.Waiting(Duration pause, String note) -> {
                    transitions.park(attempt, recorded(step.name()), 0, note, pause);
                    return false;
                }
                case StepOutcome.Done(Record output, String note) -> {
                    var done = new StepDone(index + 1, tools.json().write(output), note);
                    var now = transitions.now();
                    journal.done(done, now);
                    if (index + 1 == steps.size()) {
                        return succeeded(Optional.of(done));
                    }
                    if (tools.stopping()) {
                        transitions.advance(attempt, done, Optional.empty(), now);
                        transitions.handBack(attempt, Duration.ZERO, 0);
                        return false;
                    }
                    var next = names.get(index + 1);
                    if (transitions.advance(attempt, done, Optional.of(next), now)) {
                        cancel();
                        return true;
                    }
                    journal.begun(index + 2, next, now);
                }
            }
        }
        return succeeded(Optional.empty());
    }

    private void cancel() {
        turn(JobState.CANCELLED, JobWords.cancelledWhileRunning(), 0, "");
    }

    private void turn(JobState verdict, String reason, int failedStep, String note) {
        attempt = transitions.turn(attempt, verdict, reason, failedStep, note);
        journal.turned();
    }

    private boolean failed(String name, Throwable thrown) {
        var step = recorded(name);
        var failure = StepFailure.of(thrown, attempt.id());
        if (tools.stopping()) {
            // What a stopping process throws says nothing about the step: its pools and connections are being closed.
            transitions.handBack(attempt, Duration.ZERO, 0);
            return false;
        }
        var failures = step.failures() + 1;
        var retries = tools.settings().retries();
        if (failure.passing() && failures <= retries) {
            var pause = tools.backoff().after(failures);
            log("A step failed and is tried again", name, thrown);
            transitions.park(attempt, step, failures, JobWords.retryNote(failure, failures, retries, pause), pause);
            return false;
        }
        log("A step failed; its job is undone", name, thrown);
        turn(JobState.FAILED, JobWords.failed(name, failure), step.position(), failure.explanation());
        return true;
    }

    /** Returns whether the job is to be undone now, because its result can't be stored. */
    private boolean succeeded(Optional<StepDone> last) {
        try {
            transitions.succeed(attempt, last, () -> saga.succeeded(context));
            return false;
        } catch (StaleAttemptException lost) {
            throw lost;
        } catch (Throwable thrown) {
            last.ifPresent(done -> transitions.advance(attempt, done, Optional.empty(), transitions.now()));
            var failures = attempt.job().closeFailures() + 1;
            log("A job's success could not be stored", "", thrown);
            if (tools.stopping() || failures <= tools.settings().retries()) {
                transitions.handBack(attempt, tools.backoff().after(failures), failures);
                return false;
            }
            turn(JobState.FAILED, JobWords.closeFailed(StepFailure.of(thrown, attempt.id())), 0, "");
            return true;
        }
    }

    private void goBack() {
        var last = journal.lastToUndo();
        last.ifPresent(step -> transitions.beginUndo(attempt, step));
        while (last.isPresent()) {
            var step = last.get();
            try {
                undoOf(step).undo(context.at(step.name()));
            } catch (StaleAttemptException lost) {
                throw lost;
            } catch (Throwable thrown) {
                undoFailed(step, thrown);
                return;
            }
            journal.undone(step);
            last = journal.lastToUndo();
            transitions.undone(attempt, step, tools.stopping() ? Optional.empty() : last);
            if (tools.stopping()) {
                transitions.handBack(attempt, Duration.ZERO, 0);
                return;
            }
        }
        close();
    }

    private SagaStep<I> undoOf(StepRecord step) {
        return steps.stream()
                .filter(known -> known.name().equals(step.name()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException(saga.type() + " has no step " + step.name() + " any more"));
    }

    private void undoFailed(StepRecord step, Throwable thrown) {
        log("An undo failed", step.name(), thrown);
        if (tools.stopping()) {
            transitions.handBack(attempt, Duration.ZERO, 0);
            return;
        }
        var failure = StepFailure.of(thrown, attempt.id());
        var failures = step.failures() + 1;
        var retries = tools.settings().undoRetries();
        if (failures > retries) {
            transitions.needsAttention(attempt, JobWords.undoStuck(step.name(), failure));
            return;
        }
        var pause = tools.backoff().after(failures);
        transitions.park(attempt, step, failures, JobWords.undoRetryNote(failure, failures, retries, pause), pause);
    }

    private void close() {
        try {
            transitions.failed(
                    attempt,
                    () -> saga.failed(context, attempt.job().undoReason().orElseThrow()));
        } catch (StaleAttemptException lost) {
            throw lost;
        } catch (Throwable thrown) {
            log("A job's failure could not be stored", "", thrown);
            var failures = attempt.job().closeFailures() + 1;
            if (tools.stopping() || failures <= tools.settings().undoRetries()) {
                transitions.handBack(attempt, tools.backoff().after(failures), failures);
                return;
            }
            transitions.needsAttention(attempt, JobWords.closeStuck(StepFailure.of(thrown, attempt.id())));
        }
    }

    private StepRecord recorded(String step) {
        return journal.find(step).orElseThrow();
    }

    private void log(String what, String step, Throwable cause) {
        var entry = LOG.atWarn()
                .addKeyValue("job", attempt.id())
                .addKeyValue("type", saga.type())
                .addKeyValue("step", step)
                .addKeyValue("subject", attempt.job().subject())
                .addKeyValue("reason", cause.getMessage());
        (StepFailure.needsTrace(cause) ? entry.setCause(cause) : entry).log(what);
    }
}
