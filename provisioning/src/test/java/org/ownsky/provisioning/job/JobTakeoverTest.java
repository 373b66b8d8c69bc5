package org.ownsky.provisioning.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Workers that die, hang, come back or stop. */
class JobTakeoverTest extends JobEngineTestBase {

    @Test
    void jobsOfADeadWorkerAreTakenOverWhenItsLeaseEnds() {
        var worker = new AtomicReference<JobEngineHarness.Worker>();
        var calls = new AtomicInteger();
        var saga = new TrialSaga().step("define", context -> {
            if (calls.incrementAndGet() == 1) {
                await().until(() -> worker.get() != null);
                worker.get().kill();
                throw new WorkerKilled();
            }
            return StepOutcome.done();
        });
        var engine = engine(withHeartbeat(Duration.ofMillis(100)), saga);
        worker.set(engine.startWorker());
        var job = engine.submit(TrialSaga.on("i-1"));
        await().until(() -> calls.get() == 1);

        engine.startWorker();

        var ended = engine.awaitFinished(job);
        assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(ended.steps().getFirst().tries()).isEqualTo(2);
    }

    @Test
    void workerThatComesBackAfterItsJobWasTakenOverChangesNothing() {
        var calls = new AtomicInteger();
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var left = new CountDownLatch(1);
        var staleSlot = new AtomicReference<Throwable>();
        var saga = new TrialSaga()
                .step("define", context -> {
                    if (calls.incrementAndGet() > 1) {
                        return StepOutcome.done(new TrialSaga.Output(2), "by the second worker");
                    }
                    entered.countDown();
                    awaitUninterrupted(leave);
                    try {
                        context.claimSlot("node-1", 1);
                    } catch (RuntimeException refused) {
                        staleSlot.set(refused);
                    }
                    left.countDown();
                    return StepOutcome.done(new TrialSaga.Output(1), "by the first worker");
                })
                .step("start", context -> {
                    assertThat(context.output("define", TrialSaga.Output.class)).contains(new TrialSaga.Output(2));
                    return StepOutcome.done();
                });
        var engine = startedEngine(saga);
        var job = engine.submit(TrialSaga.on("i-1"));
        awaitUninterrupted(entered);

        engine.takeOver();
        var ended = engine.awaitFinished(job);
        leave.countDown();
        awaitUninterrupted(left);
        engine.awaitFinished(engine.submit(TrialSaga.on("i-1")));

        assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(staleSlot.get()).isInstanceOf(StaleAttemptException.class);
        assertThat(engine.find(job)).isEqualTo(ended);
        assertThat(saga.events()).filteredOn("succeeded i-1"::equals).hasSize(2);
        engine.assertNothingPending();
    }

    @Test
    void stoppingWorkerFinishesItsStepAndHandsTheJobOver() {
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var saga = new TrialSaga()
                .step("define", context -> {
                    entered.countDown();
                    awaitUninterrupted(leave);
                    return StepOutcome.done();
                })
                .step("start");
        var engine = engine(saga);
        var stopping = engine.startWorker();
        var job = engine.submit(TrialSaga.on("i-1"));
        awaitUninterrupted(entered);

        var stopper = Thread.ofVirtual().start(stopping::stop);
        await().until(stopping::isStopping);
        leave.countDown();
        await().until(() -> !stopper.isAlive());

        assertThat(saga.events()).containsExactly("run define i-1");
        assertThat(engine.find(job).stepsDone()).isEqualTo(1);
        engine.startWorker();
        var ended = engine.awaitFinished(job);
        assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(ended.steps()).extracting(StepView::tries).containsExactly(1, 1);
    }

    @Test
    void errorsOfAStoppingWorkerDoNotCountAgainstTheStep() {
        var calls = new AtomicInteger();
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var saga = new TrialSaga().step("define", context -> {
            if (calls.incrementAndGet() == 1) {
                entered.countDown();
                awaitUninterrupted(leave);
                throw new IllegalStateException("The connection pool is closed");
            }
            return StepOutcome.done();
        });
        var engine = engine(saga);
        var stopping = engine.startWorker();
        var job = engine.submit(TrialSaga.on("i-1"));
        awaitUninterrupted(entered);

        var stopper = Thread.ofVirtual().start(stopping::stop);
        await().until(stopping::isStopping);
        leave.countDown();
        await().until(() -> !stopper.isAlive());
        engine.startWorker();

        assertThat(engine.awaitFinished(job).state()).isEqualTo(JobState.SUCCEEDED);
    }

    private static JobEngineSettings withHeartbeat(Duration heartbeat) {
        var settings = JobEngineHarness.SETTINGS;
        return new JobEngineSettings(
                settings.concurrency(),
                settings.poll(),
                heartbeat,
                settings.retries(),
                settings.retryBase(),
                settings.retryCap(),
                settings.undoRetries(),
                settings.stopWithin());
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }
}
