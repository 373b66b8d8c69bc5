package org.ownsky.provisioning.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.provisioning.fixture.Callers;

/** What people see of jobs, and what they don't. */
class JobServiceTest extends JobEngineTestBase {
    private static final Caller MARY = Callers.reader(Callers.PROJECT);

    private JobEngineHarness engine;
    private List<JobId> jobs;
    private JobId elsewhere;

    @BeforeEach
    void queueJobs() {
        engine = engine(new TrialSaga().step("define").step("start"));
        jobs = engine.submit(IntStream.range(0, 25)
                .mapToObj(number -> TrialSaga.on("i-" + number % 5))
                .toList());
        elsewhere = engine.submit(TrialSaga.in(TrialSaga.OTHER_PROJECT, "i-99", "elsewhere"));
    }

    @Test
    void pagesWalkTheProjectNewestFirst() {
        var seen = new ArrayList<JobId>();
        var query = JobQuery.newest(10);
        Optional<String> next;
        do {
            var page = engine.service().page(MARY, query);
            page.items().forEach(job -> seen.add(job.id()));
            next = page.next();
            query = next.map(query::after).orElse(query);
        } while (next.isPresent());

        assertThat(seen)
                .containsExactlyElementsOf(jobs.stream()
                        .sorted(java.util.Comparator.reverseOrder())
                        .toList());
    }

    @Test
    void pagesFilterByStateTypeAndSubject() {
        engine.service().cancel(Callers.member(Callers.PROJECT), jobs.get(3));

        assertThat(page(MARY, query(Set.of(JobState.CANCELLED), Optional.empty(), Optional.empty(), false)))
                .containsExactly(jobs.get(3));
        assertThat(page(
                        MARY,
                        query(
                                Set.of(JobState.CANCELLED, JobState.QUEUED),
                                Optional.of(TrialSaga.TYPE),
                                Optional.of("i-3"),
                                false)))
                .hasSize(5)
                .contains(jobs.get(3));
        assertThat(page(MARY, query(Set.of(), Optional.of("other-kind"), Optional.empty(), false)))
                .isEmpty();
        assertThat(page(MARY, query(Set.of(), Optional.empty(), Optional.of("i-99"), false)))
                .as("another project's subject")
                .isEmpty();
        assertThat(page(Callers.operator(), query(Set.of(), Optional.empty(), Optional.of("i-99"), true)))
                .containsExactly(elsewhere);
        assertThat(page(Callers.operator(), query(Set.of(), Optional.empty(), Optional.empty(), true)))
                .hasSize(26);
    }

    @Test
    void queuePositionsAreTheSameInListsAndAlone() {
        var first = engine.service().page(MARY, JobQuery.newest(200)).items().stream()
                .filter(job -> job.id().equals(jobs.get(7)))
                .findFirst()
                .orElseThrow();

        assertThat(first.queuePosition()).contains(8L);
        assertThat(engine.service().find(MARY, jobs.get(7)).queuePosition()).contains(8L);
    }

    @Test
    void stepsToComeAreShownAsPlanned() {
        var job = engine.service().find(MARY, jobs.getFirst());

        assertThat(job.steps()).extracting(StepView::name).containsExactly("define", "start");
        assertThat(job.steps()).extracting(StepView::position).containsExactly(1, 2);
        assertThat(job.steps()).extracting(StepView::state).containsOnly(StepView.State.PLANNED);
    }

    @Test
    void unfinishedJobsAreCounted() {
        assertThat(engine.service().unfinished(MARY, false)).isEqualTo(Map.of(JobState.QUEUED, 25L));
        assertThat(engine.service().unfinished(Callers.operator(), true)).isEqualTo(Map.of(JobState.QUEUED, 26L));
    }

    @Test
    void otherProjectsJobsAreNotThere() {
        refuses(CloudError.NotFound.class, () -> engine.service().find(MARY, elsewhere));
        refuses(
                CloudError.NotFound.class,
                () -> engine.service().find(Callers.reader(Callers.OTHER_PROJECT), jobs.getFirst()));
        refuses(CloudError.NotFound.class, () -> engine.service().find(MARY, new JobId("job-00000000000000000")));
        assertThat(engine.service().find(Callers.operator(), elsewhere).id()).isEqualTo(elsewhere);
    }

    @Test
    void eachCallChecksItsPermission() {
        var service = engine.service();
        refuses(CloudError.Forbidden.class, () -> service.find(Callers.nobody(), jobs.getFirst()));
        refuses(CloudError.Forbidden.class, () -> service.page(Callers.nobody(), JobQuery.newest(10)));
        refuses(CloudError.Forbidden.class, () -> service.unfinished(Callers.nobody(), false));
        refuses(CloudError.Forbidden.class, () -> service.unfinished(MARY, true));
        refuses(
                CloudError.Forbidden.class,
                () -> service.page(MARY, query(Set.of(), Optional.empty(), Optional.empty(), true)));
        refuses(CloudError.Forbidden.class, () -> service.cancel(MARY, jobs.getFirst()));
        refuses(
                CloudError.Forbidden.class,
                () -> service.retry(Callers.in(Callers.PROJECT, Permission.INSTANCE_OPERATE), jobs.getFirst()));
        refuses(CloudError.WrongState.class, () -> service.retry(Callers.operator(), jobs.getFirst()));
    }

    @Test
    void badPagesAreRefused() {
        refuses(CloudError.InvalidInput.class, () -> engine.service().page(MARY, JobQuery.newest(0)));
        refuses(CloudError.InvalidInput.class, () -> engine.service().page(MARY, JobQuery.newest(201)));
        refuses(
                CloudError.InvalidInput.class,
                () -> engine.service().page(MARY, JobQuery.newest(10).after("' or 1=1")));
    }

    @Test
    void filtersThatNoNameCanHaveFindNothingAndBreakNothing() {
        assertThat(page(MARY, query(Set.of(), Optional.of("\0"), Optional.of("i-\0 3"), false)))
                .isEmpty();
    }

    private List<JobId> page(Caller caller, JobQuery query) {
        return engine.service().page(caller, query).items().stream()
                .map(JobView::id)
                .toList();
    }

    private static JobQuery query(
            Set<JobState> states, Optional<String> type, Optional<String> subject, boolean everyProject) {
        return new JobQuery(states, type, subject, everyProject, Optional.empty(), 100);
    }

    private static void refuses(Class<? extends CloudError> error, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CloudException.class,
                        refused -> assertThat(refused.error()).isInstanceOf(error));
    }
}
