package org.ownsky.provisioning.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ownsky.provisioning.fixture.Callers;

/** Who comes first: on a subject, on a resource with few places, in the queue. */
class JobOrderTest extends JobEngineTestBase {

    @Test
    void jobsOnOneSubjectFollowEachOther() {
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var saga = new TrialSaga().step("define", context -> {
            if (context.input().text().equals("first")) {
                entered.countDown();
                awaitUninterrupted(leave);
            }
            return StepOutcome.done();
        });
        var engine = startedEngine(saga);
        var first = engine.submit(TrialSaga.on("i-1", "first"));
        awaitUninterrupted(entered);
        var second = engine.submit(TrialSaga.on("i-1", "second"));
        var third = engine.submit(TrialSaga.on("i-1", "third"));
        var elsewhere = engine.submit(TrialSaga.on("i-2", "elsewhere"));

        engine.awaitFinished(elsewhere);
        assertThat(engine.find(second).state()).isEqualTo(JobState.QUEUED);
        assertThat(engine.find(third).state()).isEqualTo(JobState.QUEUED);

        leave.countDown();
        engine.awaitFinished(third);
        assertThat(engine.find(first).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(saga.events())
                .filteredOn(event -> !event.endsWith("elsewhere"))
                .containsExactly(
                        "run define first",
                        "succeeded first",
                        "run define second",
                        "succeeded second",
                        "run define third",
                        "succeeded third");
        engine.assertNothingPending();
    }

    @Test
    void cancellingTheOneInBetweenLetsNobodyOvertake() {
        var entered = new CountDownLatch(1);
        var leave = new CountDownLatch(1);
        var saga = new TrialSaga().step("define", context -> {
            if (context.input().text().equals("first")) {
                entered.countDown();
                awaitUninterrupted(leave);
            }
            return StepOutcome.done();
        });
        var engine = startedEngine(saga);
        engine.submit(TrialSaga.on("i-1", "first"));
        awaitUninterrupted(entered);
        var second = engine.submit(TrialSaga.on("i-1", "second"));
        var third = engine.submit(TrialSaga.on("i-1", "third"));

        engine.service().cancel(Callers.member(Callers.PROJECT), second);
        var other = engine.submit(TrialSaga.on("i-2", "other"));
        engine.awaitFinished(other);
        assertThat(engine.find(third).state()).isEqualTo(JobState.QUEUED);

        leave.countDown();
        assertThat(engine.awaitFinished(third).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void queuePositionCountsThoseBefore() {
        var engine = engine(new TrialSaga().step("define"));
        var jobs = engine.submit(List.of(TrialSaga.on("i-1"), TrialSaga.on("i-2"), TrialSaga.on("i-3")));

        assertThat(jobs)
                .extracting(id -> engine.find(id).queuePosition().orElseThrow())
                .containsExactly(1L, 2L, 3L);

        engine.service().cancel(Callers.member(Callers.PROJECT), jobs.getFirst());
        assertThat(engine.find(jobs.getFirst()).queuePosition()).isEmpty();
        assertThat(engine.find(jobs.getLast()).queuePosition()).contains(2L);
    }

    @Test
    void theOldestWaiterIsServedFirstAndAtOnce() {
        var served = new CopyOnWriteArrayList<String>();
        var gate = new CountDownLatch(1);
        var engine = startedEngine(claiming(1).step("start", context -> {
            served.add(context.input().text());
            awaitUninterrupted(gate);
            return StepOutcome.done();
        }));
        var jobs = new ArrayList<JobId>();
        for (int number = 0; number < 7; number++) {
            var job = engine.submit(TrialSaga.on("i-" + number));
            jobs.add(job);
            await().until(() -> EnumSet.of(StepView.State.DONE, StepView.State.WAITING)
                    .contains(engine.find(job).steps().getFirst().state()));
        }
        assertThat(engine.find(jobs.getLast()).steps().getFirst().note()).contains("Waiting for a place on node-1");

        gate.countDown();

        jobs.forEach(engine::awaitFinished);
        assertThat(served).containsExactly("i-0", "i-1", "i-2", "i-3", "i-4", "i-5", "i-6");
        engine.assertNothingPending();
    }

    @Test
    void aResourceServesAsManyAsItHasPlaces() {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var gate = new CountDownLatch(1);
        var engine = startedEngine(claiming(3).step("start", context -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            awaitUninterrupted(gate);
            inside.decrementAndGet();
            return StepOutcome.done();
        }));
        var jobs = engine.submit(IntStream.range(0, 12)
                .mapToObj(number -> TrialSaga.on("i-" + number))
                .toList());

        await().until(() -> inside.get() == 3);
        await().until(() -> jobs.stream()
                        .filter(job -> engine.find(job).steps().getFirst().state() == StepView.State.WAITING)
                        .count()
                == 9);
        gate.countDown();

        jobs.forEach(engine::awaitFinished);
        assertThat(most).hasValue(3);
        engine.assertNothingPending();
    }

    private static TrialSaga claiming(int limit) {
        return new TrialSaga()
                .step(
                        "claim",
                        context -> context.claimSlot("node-1", limit)
                                ? StepOutcome.done()
                                : StepOutcome.waiting(Duration.ofHours(1), "Waiting for a place on node-1"));
    }

    @Test
    void aPlaceIsClaimedOnceAndGivenBackByAJobThatFails() {
        var saga = new TrialSaga().step("claim", context -> {
            assertThat(context.claimSlot("node-1", 1)).isTrue();
            assertThat(context.claimSlot("node-1", 1)).as("held already").isTrue();
            throw new IllegalStateException("fails while holding a place");
        });
        var engine = startedEngine(saga);

        engine.awaitFinished(engine.submit(TrialSaga.on("i-1")));
        engine.awaitFinished(engine.submit(TrialSaga.on("i-2")));

        assertThat(saga.events()).contains("failed i-1", "failed i-2");
        engine.assertNothingPending();
    }

    @Test
    void manyJobsOnFewSubjectsAndTwoWorkersKeepTheirOrder() {
        Map<String, String> occupants = new ConcurrentHashMap<>();
        Map<String, List<Integer>> order = new ConcurrentHashMap<>();
        var overlaps = new CopyOnWriteArrayList<String>();
        var saga = new TrialSaga()
                .step("enter", context -> {
                    if (!context.claimSlot("shared", 2)) {
                        return StepOutcome.waiting(Duration.ofHours(1), "Waiting for a place");
                    }
                    var subject = subjectOf(context);
                    var other = occupants.put(subject, context.input().text());
                    if (other != null) {
                        overlaps.add(other + " and " + context.input().text());
                    }
                    order.computeIfAbsent(subject, any -> new CopyOnWriteArrayList<>())
                            .add(numberOf(context));
                    return StepOutcome.done();
                })
                .step("leave", context -> {
                    occupants.remove(subjectOf(context));
                    return StepOutcome.done();
                });
        var engine = startedEngine(saga);
        engine.startWorker();
        var jobs = new ArrayList<JobId>();
        for (int number = 0; number < 40; number++) {
            var place = number;
            jobs.addAll(engine.submit(IntStream.range(0, 4)
                    .mapToObj(subject -> TrialSaga.on("i-" + subject, "i-" + subject + "/" + place))
                    .toList()));
        }

        jobs.forEach(job -> assertThat(engine.awaitFinished(job).state()).isEqualTo(JobState.SUCCEEDED));
        assertThat(overlaps).isEmpty();
        assertThat(order).hasSize(4);
        order.values().forEach(numbers -> assertThat(numbers).isSorted().hasSize(40));
        engine.assertNothingPending();
    }

    private static String subjectOf(SagaContext<TrialSaga.Input> context) {
        var text = context.input().text();
        return text.substring(0, text.indexOf('/'));
    }

    private static int numberOf(SagaContext<TrialSaga.Input> context) {
        var text = context.input().text();
        return Integer.parseInt(text.substring(text.indexOf('/') + 1));
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interruption) {
            throw new IllegalStateException(interruption);
        }
    }
}
