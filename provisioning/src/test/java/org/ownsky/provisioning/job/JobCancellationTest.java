package org.ownsky.provisioning.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.fixture.Callers;

/** Jobs that nobody wants any more. */
class JobCancellationTest extends JobEngineTestBase {

    @Test
    void queuedJobsAreCancelledAtOnceNewestFirst() {
        var saga = new TrialSaga().step("define");
        var engine = engine(saga);
        var first = engine.submit(TrialSaga.on("i-1", "first"));
        var second = engine.submit(TrialSaga.on("i-1", "second"));
        var elsewhere = engine.submit(TrialSaga.on("i-2"));

        engine.cancelAll("i-1");

        assertThat(saga.events()).containsExactly("failed second", "failed first");
        assertThat(engine.find(first).state()).isEqualTo(JobState.CANCELLED);
        assertThat(engine.find(first).message()).contains("Cancelled before it began.");
        assertThat(engine.find(second).state()).isEqualTo(JobState.CANCELLED);
        assertThat(engine.find(elsewhere).state()).isEqualTo(JobState.QUEUED);
        engine.startWorker();
        engine.awaitFinished(elsewhere);
        assertThat(saga.events()).doesNotContain("run define first", "run define second");
        engine.assertNothingPending();
    }

    @Test
    void cancellationRollsBackWithItsTransaction() {
        var saga = new TrialSaga().step("define");
        var engine = engine(saga);
        var job = engine.submit(TrialSaga.on("i-1"));

        engine.transactions().executeWithoutResult(status -> {
            engine.queue().cancelAll("i-1");
            status.setRollbackOnly();
        });

        engine.startWorker();
        assertThat(engine.awaitFinished(job).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void runningJobStopsBeforeItsNextStepAndIsUndone() {
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var saga = new TrialSaga()
                .step("define", context -> {
                    entered.countDown();
                    awaitUninterrupted(leave);
                    return StepOutcome.done();
                })
                .step("start");
        var engine = startedEngine(saga);
        var job = engine.submit(TrialSaga.on("i-1"));
        awaitUninterrupted(entered);

        engine.cancelAll("i-1");
        leave.countDown();

        var ended = engine.awaitFinished(job);
        assertThat(ended.state()).isEqualTo(JobState.CANCELLED);
        assertThat(ended.message()).contains("Cancelled while under way; what was done has been taken back.");
        assertThat(saga.events()).containsExactly("run define i-1", "undo define i-1", "failed i-1");
        engine.assertNothingPending();
    }

    @Test
    void waitingJobIsCancelledPromptly() {
        var saga = new TrialSaga().step("boot", context -> StepOutcome.waiting(Duration.ofHours(1), "Waiting"));
        var engine = startedEngine(saga);
        var job = engine.submit(TrialSaga.on("i-1"));
        await().until(() -> engine.find(job).steps().getFirst().state() == StepView.State.WAITING);

        engine.cancelAll("i-1");

        assertThat(engine.awaitFinished(job).state()).isEqualTo(JobState.CANCELLED);
        assertThat(saga.events()).containsExactly("run boot i-1", "undo boot i-1", "failed i-1");
    }

    @Test
    void jobWhoseLastStepIsUnderWaySucceeds() {
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var engine = startedEngine(new TrialSaga().step("start", context -> {
            entered.countDown();
            awaitUninterrupted(leave);
            return StepOutcome.done();
        }));
        var job = engine.submit(TrialSaga.on("i-1"));
        awaitUninterrupted(entered);

        engine.cancelAll("i-1");
        leave.countDown();

        assertThat(engine.awaitFinished(job).state()).isEqualTo(JobState.SUCCEEDED);
        engine.assertNothingPending();
    }

    @Test
    void peopleCancelWhatIsQueuedInTheirProject() {
        var engine = engine(new TrialSaga().step("define"));
        var job = engine.submit(TrialSaga.on("i-1"));

        assertThatThrownBy(() -> engine.service().cancel(Callers.member(Callers.OTHER_PROJECT), job))
                .isInstanceOfSatisfying(
                        CloudException.class,
                        refused -> assertThat(refused.error()).isInstanceOf(CloudError.NotFound.class));
        assertThatThrownBy(() -> engine.service().cancel(Callers.reader(Callers.PROJECT), job))
                .isInstanceOfSatisfying(
                        CloudException.class,
                        refused -> assertThat(refused.error()).isInstanceOf(CloudError.Forbidden.class));

        engine.service().cancel(Callers.member(Callers.PROJECT), job);

        assertThat(engine.find(job).state()).isEqualTo(JobState.CANCELLED);
        assertThat(engine.audit().about(job.value()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("job.cancel"));
        assertThatThrownBy(() -> engine.service().cancel(Callers.member(Callers.PROJECT), job))
                .isInstanceOfSatisfying(
                        CloudException.class,
                        refused -> assertThat(refused.error()).isInstanceOf(CloudError.WrongState.class));
    }

    @Test
    void queueRefusesToWorkOutsideATransaction() {
        var engine = engine(new TrialSaga().step("define"));

        assertThatThrownBy(() -> engine.queue().cancelAll("i-1")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> engine.queue().submit(java.util.List.of(TrialSaga.on("i-1"))))
                .isInstanceOf(IllegalStateException.class);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }
}
