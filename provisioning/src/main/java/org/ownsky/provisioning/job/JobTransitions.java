package org.ownsky.provisioning.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ChangeFeed;

/**
 * The transactions that the life of a job is made of. Each writes the saga log, decides when the job is due next, and
 * tells open browsers; all of it or nothing.
 */
final class JobTransitions {
    /** A job behind another one is woken when that one ends; this is only for the worst case. */
    private static final Duration BLOCKED_PAUSE = Duration.ofMinutes(1);

    private final SagaLog log;
    private final UndoLog undoLog;
    private final Slots slots;
    private final WakeUps wakeUps;
    private final ChangeFeed changes;
    private final PatientTransactions transactions;
    private final Clock clock;

    JobTransitions(
            SagaLog log,
            UndoLog undoLog,
            Slots slots,
            WakeUps wakeUps,
            ChangeFeed changes,
            PatientTransactions transactions,
            Clock clock) {
        this.log = log;
        this.undoLog = undoLog;
        this.slots = slots;
        this.wakeUps = wakeUps;
        this.changes = changes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What a worker gets: its hold on the job, what was done so far, and whether the job is to be cancelled. */
    record Claim(Attempt attempt, Journal journal, boolean cancel) {}

    /** Takes the job, unless it has ended or must wait for another one on its subject. Begins its next step. */
    Optional<Claim> claim(JobId id, SagaCatalogue catalogue) {
        return transactions.call(() -> {
            var known = log.load(id).filter(job -> job.state().underWay());
            if (known.isPresent() && log.blocked(known.get())) {
                wakeUps.park(id, BLOCKED_PAUSE, false);
                return Optional.empty();
            }
            var row = known.flatMap(job -> log.claim(id, now()));
            if (row.isEmpty()) {
                wakeUps.forget(id);
                return Optional.empty();
            }
            return Optional.of(claimed(known.orElseThrow(), row.get(), catalogue));
        });
    }

    private Claim claimed(JobRecord job, SagaLog.ClaimRow row, SagaCatalogue catalogue) {
        var attempt = new Attempt(job, row.attempt());
        var journal = new Journal(row.attempt() == 1 ? List.of() : log.steps(job.id()));
        var cancel = row.cancel() && job.forward();
        if (job.forward() && !cancel) {
            var names = catalogue.stepNames(job.type());
            var next = journal.firstToDo(names);
            if (next < names.size()) {
                beginStep(attempt, journal, next + 1, names.get(next));
            }
        }
        if (job.state() == JobState.QUEUED) {
            tellState(job);
        }
        return new Claim(attempt, journal, cancel);
    }

    private void beginStep(Attempt attempt, Journal journal, int position, String name) {
        var now = now();
        log.begin(attempt, position, name, now);
        journal.begun(position, name, now);
    }

    /**
     * Records what a step came to and begins the next one, if any.
     *
     * @return whether the job is to be cancelled; then nothing was begun
     */
    boolean advance(Attempt attempt, StepDone done, Optional<String> next, Instant now) {
        return transactions.call(() -> {
            var cancel = log.advance(attempt, done, next, now);
            tellProgress(attempt.job());
            return cancel;
        });
    }

    /** A step waits: for something, or for its next try. */
    void park(Attempt attempt, StepRecord step, int failures, String note, Duration pause) {
        var forward = attempt.job().forward();
        transactions.run(() -> {
            log.wait(
                    attempt,
                    step.position(),
                    forward ? StepView.State.WAITING : StepView.State.UNDOING,
                    failures,
                    note);
            wakeUps.park(attempt.id(), pause, forward);
            if (!step.note().equals(Optional.of(note))) {
                tellProgress(attempt.job());
            }
        });
    }

    /** The worker stops, or could not close the job; somebody goes on after the pause. */
    void handBack(Attempt attempt, Duration pause, int closeFailures) {
        transactions.run(() -> {
            log.closeFailed(attempt, closeFailures);
            wakeUps.park(attempt.id(), pause, false);
        });
    }

    /** All steps are done: the saga says its last word, last of all, for it may lock what many jobs wait for. */
    void succeed(Attempt attempt, Optional<StepDone> last, Runnable lastWord) {
        transactions.close(() -> {
            last.ifPresent(done -> log.advance(attempt, done, Optional.empty(), now()));
            log.end(attempt, JobState.SUCCEEDED, Optional.empty(), now());
            leave(attempt.job());
            lastWord.run();
        });
    }

    /** A step failed for good, or the job is cancelled: from here on it is undone. Returns the hold on the turned job. */
    Attempt turn(Attempt attempt, JobState verdict, String reason, int failedStep, String note) {
        transactions.run(() -> {
            undoLog.turn(attempt, verdict, reason, failedStep, note, now());
            tellState(attempt.job());
        });
        return new Attempt(attempt.job().turned(verdict, reason), attempt.number());
    }

    void beginUndo(Attempt attempt, StepRecord step) {
        transactions.run(() -> {
            undoLog.begin(attempt, step);
            tellProgress(attempt.job());
        });
    }

    void undone(Attempt attempt, StepRecord step, Optional<StepRecord> next) {
        transactions.run(() -> {
            undoLog.undone(attempt, step, next, now());
            tellProgress(attempt.job());
        });
    }

    /** Nothing is left behind: the saga says its last word. */
    void failed(Attempt attempt, Runnable lastWord) {
        transactions.close(() -> {
            log.end(
                    attempt,
                    attempt.job().undoVerdict().orElseThrow(),
                    attempt.job().undoReason(),
                    now());
            leave(attempt.job());
            lastWord.run();
        });
    }

    /** Only an operator can help. The subject is free for other jobs meanwhile. */
    void needsAttention(Attempt attempt, String message) {
        transactions.run(() -> {
            log.end(attempt, JobState.NEEDS_ATTENTION, Optional.of(message), now());
            leave(attempt.job());
        });
    }

    boolean claimSlot(Attempt attempt, String resource, int limit) {
        return transactions.call(() -> slots.claim(attempt, resource, limit));
    }

    /** Gives back what the job held and wakes who waited for it. In the transaction that ended the job. */
    void leave(JobRecord job) {
        var freed = new ArrayList<>(slots.release(job.id()));
        log.next(job).ifPresent(freed::add);
        wakeUps.wake(freed);
        wakeUps.forget(job.id());
        tellState(job);
    }

    /** As precise as PostgreSQL keeps it, so that a step's start is the same before and after a restart. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void tellProgress(JobRecord job) {
        changes.changed(job.scope().project(), job.id().value());
    }

    private void tellState(JobRecord job) {
        tellProgress(job);
        changes.changed(job.scope().project(), job.subject());
    }
}
