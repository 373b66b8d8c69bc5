package org.ownsky.provisioning.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * What every saga must stand: it succeeds; it fails at each step and is undone; it is undone although each undo is called
 * twice; it succeeds although each action is called twice; its worker may be killed before or after any step, any undo or
 * while its last word is stored, and another worker goes on.
 *
 * <p>Subclass it for each saga. In a Spring test set {@code ownsky.roles=portal}, so that the context's own worker keeps
 * its hands off the jobs.
 *
 * @param <I> the saga's input
 */
public abstract class SagaContractTest<I extends Record> {

    protected abstract Saga<I> saga();

    /** Makes a world in which the saga can succeed, new for each call, and the request to do so. */
    protected abstract JobRequest prepare();

    /** The saga did all that it is for. */
    protected abstract void assertDone(JobRequest request);

    /** Nothing of the saga is left behind. */
    protected abstract void assertUndone(JobRequest request);

    protected abstract DataSource dataSource();

    /** The one that the saga's own transactions use. */
    protected abstract PlatformTransactionManager transactionManager();

    @Test
    void succeeds() {
        succeedsWith(new Script() {});
    }

    @Test
    void succeedsThoughEachActionIsRepeated() {
        succeedsWith(new Script() {
            @Override
            public StepOutcome run(String step, Supplier<StepOutcome> action) {
                var _ = action.get();
                return action.get();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> failsBeforeEachActionAndIsUndone() {
        return forEachStep(step -> failsWith(new Failure(step, false, 1)));
    }

    @TestFactory
    Stream<DynamicTest> failsAfterEachActionAndIsUndone() {
        return forEachStep(step -> failsWith(new Failure(step, true, 1)));
    }

    @TestFactory
    Stream<DynamicTest> isUndoneThoughEachUndoIsRepeated() {
        return forEachStep(step -> failsWith(new Failure(step, true, 2)));
    }

    @TestFactory
    Stream<DynamicTest> survivesKillBeforeEachStep() {
        return forEachStep(step -> succeedsDespite(Kill.before(step)));
    }

    @TestFactory
    Stream<DynamicTest> survivesKillAfterEachStep() {
        return forEachStep(step -> succeedsDespite(Kill.after(step)));
    }

    @Test
    void survivesKillWhileSuccessIsStored() {
        succeedsDespite(Kill.whileClosing());
    }

    @TestFactory
    Stream<DynamicTest> survivesKillBeforeEachUndo() {
        return forEachStep(step -> failsDespite(Kill.beforeUndo(step)));
    }

    @TestFactory
    Stream<DynamicTest> survivesKillAfterEachUndo() {
        return forEachStep(step -> failsDespite(Kill.afterUndo(step)));
    }

    @Test
    void survivesKillWhileFailureIsStored() {
        failsDespite(Kill.whileClosing());
    }

    private void succeedsWith(Script script) {
        try (var engine = harness(script)) {
            engine.startWorker();
            var request = prepare();
            finishes(engine, engine.submit(request), JobState.SUCCEEDED);
            assertDone(request);
        }
    }

    private void failsWith(Script script) {
        try (var engine = harness(script)) {
            engine.startWorker();
            var request = prepare();
            finishes(engine, engine.submit(request), JobState.FAILED);
            assertUndone(request);
        }
    }

    private void succeedsDespite(Kill kill) {
        var request = prepare();
        finishesDespite(kill, new Script() {}, request, JobState.SUCCEEDED);
        assertDone(request);
    }

    private void failsDespite(Kill kill) {
        var request = prepare();
        finishesDespite(kill, new Failure(steps().getLast(), true, 1), request, JobState.FAILED);
        assertUndone(request);
    }

    /** Lets a first worker die as told, and a second one take over. */
    private void finishesDespite(Kill kill, Script script, JobRequest request, JobState end) {
        try (var engine = harness(new ScriptedSaga<>(saga(), script), kill)) {
            var victim = engine.startWorker();
            kill.strike(victim);
            var job = engine.submit(request);
            kill.awaitDeath();
            engine.takeOver();
            finishes(engine, job, end);
        }
    }

    private static void finishes(JobEngineHarness engine, JobId id, JobState end) {
        var job = engine.awaitFinished(id);
        assertThat(job.state()).as(job.toString()).isEqualTo(end);
        engine.assertNothingPending();
    }

    private JobEngineHarness harness(Script script) {
        return harness(saga(), script);
    }

    private JobEngineHarness harness(Saga<I> saga, Script script) {
        return new JobEngineHarness(dataSource(), transactionManager(), List.of(new ScriptedSaga<>(saga, script)));
    }

    private List<String> steps() {
        return saga().steps().stream().map(SagaStep::name).toList();
    }

    private Stream<DynamicTest> forEachStep(Consumer<String> check) {
        return steps().stream().map(step -> DynamicTest.dynamicTest(step, () -> check.accept(step)));
    }
}
