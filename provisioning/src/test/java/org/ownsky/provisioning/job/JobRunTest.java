package org.ownsky.provisioning.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.springframework.dao.DataAccessResourceFailureException;

/** What becomes of a job that works, fails, waits. */
class JobRunTest extends JobEngineTestBase {

    @Test
    void stepsShowWhatTheyDid() {
        var saga = new TrialSaga()
                .step("place", context -> StepOutcome.done(new TrialSaga.Output(3), "Placed on node-3"))
                .step(
                        "start",
                        context -> StepOutcome.done(new TrialSaga.Output(context.output("place", TrialSaga.Output.class)
                                        .orElseThrow()
                                        .number()
                                + 1)));
        var engine = startedEngine(saga);

        var job = engine.awaitFinished(engine.submit(TrialSaga.on("i-1")));

        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.stepsDone()).isEqualTo(2);
        assertThat(job.stepsTotal()).isEqualTo(2);
        assertThat(job.message()).isEmpty();
        assertThat(job.currentStep()).isEmpty();
        assertThat(job.finishedAt()).isPresent();
        assertThat(job.requestedBy()).isEqualTo("mary");
        assertThat(job.steps()).extracting(StepView::state).containsOnly(StepView.State.DONE);
        assertThat(job.steps()).extracting(StepView::tries).containsOnly(1);
        assertThat(job.steps().getFirst().note()).contains("Placed on node-3");
        assertThat(saga.events()).containsExactly("run place i-1", "run start i-1", "succeeded i-1");
        assertThat(engine.changes().ids()).contains(job.id().value(), "i-1");
        engine.assertNothingPending();
    }

    @Test
    void failureThatPassesIsTriedAgain() {
        var calls = new AtomicInteger();
        var engine = startedEngine(new TrialSaga().step("define", context -> switch (calls.incrementAndGet()) {
            case 1 -> throw new DriverException(DriverException.Kind.UNREACHABLE, "node-1: connection refused");
            case 2 -> throw CloudException.of(new CloudError.Unavailable("node-1", "it restarts"));
            case 3 -> throw new DataAccessResourceFailureException("terminating connection");
            default -> StepOutcome.done();
        }));

        var job = engine.awaitFinished(engine.submit(TrialSaga.on("i-1")));

        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.steps().getFirst().tries()).isEqualTo(4);
    }

    @Test
    void retriesAreBounded() {
        var saga = new TrialSaga()
                .step("place")
                .step("define", context -> {
                    throw new DriverException(DriverException.Kind.UNREACHABLE, "qemu+tcp://10.0.0.7: refused");
                })
                .step("start");
        var engine = startedEngine(saga);

        var job = engine.awaitFinished(engine.submit(TrialSaga.on("i-1")));

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.message()).contains("Step \"define\" failed: The node does not answer.");
        assertThat(job.stepsDone()).isZero();
        assertThat(job.steps())
                .extracting(StepView::state)
                .containsExactly(StepView.State.UNDONE, StepView.State.FAILED, StepView.State.PLANNED);
        assertThat(job.steps().get(1).tries()).isEqualTo(1 + JobEngineHarness.SETTINGS.retries());
        assertThat(job.steps().get(1).note()).contains("The node does not answer.");
        assertThat(saga.events()).endsWith("run define i-1", "undo define i-1", "undo place i-1", "failed i-1");
        engine.assertNothingPending();
    }

    @Test
    void ownErrorsFailAtOnceAndShowOnlyAReference() {
        var engine = startedEngine(new TrialSaga().step("define", context -> {
            throw new IllegalStateException("secret detail");
        }));

        var id = engine.submit(TrialSaga.on("i-1"));
        var job = engine.awaitFinished(id);

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.message().orElseThrow()).contains(id.value()).doesNotContain("secret detail");
        assertThat(job.steps().getFirst().tries()).isEqualTo(1);
    }

    @Test
    void refusalKeepsItsWords() {
        var engine = startedEngine(new TrialSaga().step("define", context -> {
            throw CloudException.of(new CloudError.WrongState("i-1", "stopped", "The instance is stopped already."));
        }));

        var job = engine.awaitFinished(engine.submit(TrialSaga.on("i-1")));

        assertThat(job.message()).contains("Step \"define\" failed: The instance is stopped already.");
    }

    @Test
    void waitingHoldsNoWorkerAndIsNoNewTry() {
        var powered = new AtomicBoolean();
        var starts = new ConcurrentSkipListSet<Instant>();
        var saga = new TrialSaga().step("boot", context -> {
            if (!context.input().text().equals("slow")) {
                return StepOutcome.done();
            }
            starts.add(context.stepStartedAt());
            return powered.get()
                    ? StepOutcome.done()
                    : StepOutcome.waiting(Duration.ofMillis(5), "Waiting for the guest");
        });
        var engine = engine(withConcurrency(1), saga);
        engine.startWorker();

        var slow = engine.submit(TrialSaga.on("i-1", "slow"));
        await().until(() -> engine.find(slow).steps().getFirst().state() == StepView.State.WAITING);
        var quick = engine.submit(TrialSaga.on("i-2", "quick"));

        assertThat(engine.awaitFinished(quick).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(engine.find(slow).steps().getFirst().note()).contains("Waiting for the guest");
        await().until(() ->
                saga.events().stream().filter("run boot slow"::equals).count() > 3);
        powered.set(true);
        assertThat(engine.awaitFinished(slow).steps().getFirst().tries()).isEqualTo(1);
        assertThat(starts).hasSize(1);
    }

    @Test
    void undoThatKeepsFailingNeedsAttentionAndCanBeRetried() {
        var broken = new AtomicBoolean(true);
        var saga = new TrialSaga()
                .step("address")
                .step("define", context -> StepOutcome.done(), context -> {
                    if (broken.get() && context.input().text().equals("first")) {
                        throw new DriverException(DriverException.Kind.UNREACHABLE, "node-1 is down");
                    }
                })
                .step("start", context -> {
                    throw CloudException.of(new CloudError.Conflict("i-1", "There is one already."));
                });
        var engine = startedEngine(saga);

        var first = engine.submit(TrialSaga.on("i-1", "first"));
        var stuck = engine.awaitState(first, JobState.NEEDS_ATTENTION);

        assertThat(stuck.message().orElseThrow())
                .isEqualTo("Taking back step \"define\" keeps failing: The node does not answer. It is tried again"
                        + " every 10 minutes; an operator can have it tried at once.");
        assertThat(stuck.finishedAt()).isEmpty();
        assertThat(saga.events()).doesNotContain("undo address first", "failed first");
        engine.assertNothingPending();

        var second = engine.submit(TrialSaga.on("i-1", "second"));
        assertThat(engine.awaitFinished(second).state())
                .as("a stuck job does not block its subject")
                .isEqualTo(JobState.FAILED);

        broken.set(false);
        engine.service().retry(JobEngineHarness.operator(), first);
        var ended = engine.awaitFinished(first);
        assertThat(ended.state()).isEqualTo(JobState.FAILED);
        assertThat(ended.message()).contains("Step \"start\" failed: There is one already.");
        assertThat(saga.events()).endsWith("undo define first", "undo address first", "failed first");
        assertThat(engine.audit().about(first.value()))
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("job.retry"));
        engine.assertNothingPending();
    }

    @Test
    void aStuckUndoEndsByItselfOnceTheCauseIsGone() {
        var broken = new AtomicBoolean(true);
        var saga = new TrialSaga()
                .step("define", context -> StepOutcome.done(), context -> {
                    if (broken.get()) {
                        throw new DriverException(DriverException.Kind.UNREACHABLE, "node-1 is down");
                    }
                })
                .step("start", context -> {
                    throw CloudException.of(new CloudError.Conflict("i-1", "There is one already."));
                });
        var engine = startedEngine(saga);
        var job = engine.submit(TrialSaga.on("i-1"));
        engine.awaitState(job, JobState.NEEDS_ATTENTION);

        engine.retryStuck();
        engine.awaitState(job, JobState.NEEDS_ATTENTION);
        assertThat(saga.events()).doesNotContain("failed i-1");

        broken.set(false);
        engine.retryStuck();
        assertThat(engine.awaitFinished(job).state()).isEqualTo(JobState.FAILED);
        engine.assertNothingPending();
    }

    @Test
    void successThatCannotBeStoredIsTriedAgain() {
        var calls = new AtomicInteger();
        var saga = new TrialSaga().step("define").onSuccess(context -> {
            if (calls.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
        });
        var engine = startedEngine(saga);

        var job = engine.awaitFinished(engine.submit(TrialSaga.on("i-1")));

        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(saga.events()).filteredOn("run define i-1"::equals).hasSize(1);
    }

    @Test
    void successThatCanNeverBeStoredIsUndone() {
        var saga = new TrialSaga().step("define").onSuccess(context -> {
            throw new IllegalStateException("never");
        });
        var engine = startedEngine(saga);

        var job = engine.awaitFinished(engine.submit(TrialSaga.on("i-1")));

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(saga.events()).endsWith("undo define i-1", "failed i-1");
        engine.assertNothingPending();
    }

    @Test
    void failureThatCanNeverBeStoredNeedsAttention() {
        var saga = new TrialSaga()
                .step("define", context -> {
                    throw CloudException.of(new CloudError.Conflict("i-1", "No."));
                })
                .onFailure((context, reason) -> {
                    throw new IllegalStateException("never");
                });
        var engine = startedEngine(saga);

        var job = engine.awaitState(engine.submit(TrialSaga.on("i-1")), JobState.NEEDS_ATTENTION);

        assertThat(job.message().orElseThrow()).startsWith("Everything was taken back, but");
    }

    @Test
    void jobNobodyCanDoNeedsAttentionAndBlocksNobody() {
        var engine = startedEngine(new TrialSaga().step("define"));

        var unknown = insertRaw(engine, "retired-kind", "{}");
        var unreadable = insertRaw(engine, TrialSaga.TYPE, "[]");

        assertThat(engine.awaitState(unknown, JobState.NEEDS_ATTENTION)
                        .message()
                        .orElseThrow())
                .contains("retired-kind");
        assertThat(engine.awaitState(unreadable, JobState.NEEDS_ATTENTION)
                        .message()
                        .orElseThrow())
                .contains(unreadable.value());
        assertThat(engine.awaitFinished(engine.submit(TrialSaga.on("i-1"))).state())
                .isEqualTo(JobState.SUCCEEDED);
    }

    private static JobId insertRaw(JobEngineHarness engine, String type, String input) {
        var id = new JobId("job-%017x".formatted(input.hashCode() & 0xffff));
        var scope = TrialSaga.PROJECT;
        engine.jdbc()
                .update(
                        """
                        insert into provisioning.job (id, type, tenant, project, subject, subject_name, input,
                            requested_by, requested_by_name, steps_total, created_at)
                        values (?, ?, ?, ?, ?, 'x', ?::json, 'usr-00000000000000001', 'mary', 1, now())
                        """,
                        id.value(),
                        type,
                        scope.tenant().value(),
                        scope.project().value(),
                        id.value(),
                        input);
        engine.jdbc().update("""
                        insert into provisioning.scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        values ('job', ?, now(), false, 1)
                        """, id.value());
        return id;
    }

    @Test
    void textThatPostgresqlRefusesIsStoredWithoutHarm() {
        var engine = startedEngine(
                new TrialSaga().step("define", context -> StepOutcome.done(new TrialSaga.Output(1), "a\0b")));

        var job = engine.awaitFinished(engine.submit(TrialSaga.on("i-1", "user data with \0 in it")));

        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.steps().getFirst().note()).contains("ab");
    }

    private static JobEngineSettings withConcurrency(int concurrency) {
        var settings = JobEngineHarness.SETTINGS;
        return new JobEngineSettings(
                concurrency,
                settings.poll(),
                settings.heartbeat(),
                settings.retries(),
                settings.retryBase(),
                settings.retryCap(),
                settings.undoRetries(),
                settings.stopWithin());
    }
}
