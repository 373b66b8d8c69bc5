package org.ownsky.provisioning.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.springframework.transaction.support.TransactionOperations;

/** What people see of jobs and may do to them. */
public class JobService {
    private static final int LARGEST_PAGE = 200;

    private final JobReader reader;
    private final QueuedCancellation cancellation;
    private final JobRetry retry;
    private final SagaCatalogue catalogue;
    private final AuditTrail audit;
    private final TransactionOperations transactions;

    JobService(
            JobReader reader,
            QueuedCancellation cancellation,
            JobRetry retry,
            SagaCatalogue catalogue,
            AuditTrail audit,
            TransactionOperations transactions) {
        this.reader = reader;
        this.cancellation = cancellation;
        this.retry = retry;
        this.catalogue = catalogue;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * The job with its steps, those to come included.
     *
     * @throws CloudException {@link CloudError.Forbidden} without {@code PROJECT_READ}; {@link CloudError.NotFound} also
     *     for another project's job, unless the caller has {@code FLEET_READ}
     */
    public JobView find(Caller caller, JobId id) {
        var listed = visible(caller, id);
        return view(listed, steps(listed.job()));
    }

    /**
     * One page, newest first, without steps.
     *
     * @throws CloudException {@link CloudError.Forbidden} without {@code PROJECT_READ}, or, for every project, without
     *     {@code FLEET_READ}; {@link CloudError.InvalidInput} for a cursor that no page gave, or a limit not from 1 to 200
     */
    public KeysetPage<JobView> page(Caller caller, JobQuery query) {
        var project = projectRead(caller, query.everyProject());
        if (query.limit() < 1 || query.limit() > LARGEST_PAGE) {
            throw CloudException.invalid("Page size", String.valueOf(query.limit()), "1 to " + LARGEST_PAGE);
        }
        query.cursor().filter(cursor -> !IdFormat.matches(JobId.PREFIX, cursor)).ifPresent(cursor -> {
            throw CloudException.invalid("Page", cursor, "what the page before gave");
        });
        var found = reader.page(project, query, query.limit() + 1);
        var shown = found.stream()
                .limit(query.limit())
                .map(job -> view(job, List.of()))
                .toList();
        return new KeysetPage<>(
                shown,
                found.size() > query.limit() ? Optional.of(shown.getLast().id().value()) : Optional.empty());
    }

    /** How many jobs of the caller's project (or, for everyProject, of all) are in each unfinished state. */
    public Map<JobState, Long> unfinished(Caller caller, boolean everyProject) {
        return reader.unfinished(projectRead(caller, everyProject));
    }

    /**
     * Cancels a job that is still queued. It needs {@code INSTANCE_OPERATE} in the job's project, or
     * {@code FLEET_OPERATE}.
     *
     * @throws CloudException {@link CloudError.WrongState} once it has begun
     */
    public void cancel(Caller caller, JobId id) {
        var job = known(caller, id).job();
        if (!caller.sees(job.scope().project())) {
            throw CloudException.hidden(unknown(id));
        }
        if (!caller.mayOperate(job.scope().project(), Permission.INSTANCE_OPERATE)) {
            throw CloudException.of(new CloudError.Forbidden(Permission.INSTANCE_OPERATE));
        }
        transactions.executeWithoutResult(status -> {
            if (!cancellation.cancel(id)) {
                throw wrongState(job, "Only a job that is still queued can be cancelled; this one has begun or ended.");
            }
            audit.record(
                    caller,
                    "job.cancel",
                    id.value(),
                    job.type() + " on " + job.subject(),
                    Changes.of("state", JobState.QUEUED, JobState.CANCELLED));
        });
    }

    /**
     * Lets a job that needs attention try again, behind what is queued on its subject; needs {@code FLEET_OPERATE}.
     *
     * @throws CloudException {@link CloudError.WrongState} if it doesn't need attention
     */
    public void retry(Caller caller, JobId id) {
        caller.require(Permission.FLEET_OPERATE);
        var job = visible(caller, id).job();
        transactions.executeWithoutResult(status -> {
            if (!retry.retry(job)) {
                throw wrongState(job, "Only a job that needs attention can be tried again.");
            }
            audit.record(
                    caller,
                    "job.retry",
                    id.value(),
                    job.type() + " on " + job.subject(),
                    Changes.of("state", job.state(), JobState.QUEUED));
        });
    }

    private JobReader.Listed visible(Caller caller, JobId id) {
        return Optional.of(known(caller, id))
                .filter(found -> caller.sees(found.job().scope().project()))
                .orElseThrow(() -> CloudException.of(unknown(id)));
    }

    private JobReader.Listed known(Caller caller, JobId id) {
        if (!caller.may(Permission.FLEET_READ)) {
            caller.require(Permission.PROJECT_READ);
        }
        return reader.find(id).orElseThrow(() -> CloudException.of(unknown(id)));
    }

    private static CloudError.NotFound unknown(JobId id) {
        return new CloudError.NotFound("job", id.value());
    }

    private static Optional<ProjectId> projectRead(Caller caller, boolean everyProject) {
        if (everyProject) {
            caller.require(Permission.FLEET_READ);
            return Optional.empty();
        }
        return Optional.of(caller.requireProject(Permission.PROJECT_READ)).map(ProjectScope::project);
    }

    private static CloudException wrongState(JobRecord job, String reason) {
        return CloudException.of(
                new CloudError.WrongState(job.id().value(), job.state().name(), reason));
    }

    private List<StepView> steps(JobRecord job) {
        var steps = new ArrayList<>(reader.steps(job.id()));
        var begun = steps.stream().map(StepView::name).collect(Collectors.toSet());
        for (var name : catalogue.stepNames(job.type())) {
            if (begun.add(name)) {
                steps.add(new StepView(
                        steps.size() + 1,
                        name,
                        StepView.State.PLANNED,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
            }
        }
        return steps;
    }

    private static JobView view(JobReader.Listed listed, List<StepView> steps) {
        var job = listed.job();
        return new JobView(
                job.id(),
                job.type(),
                job.scope().project(),
                job.subject(),
                job.subjectName(),
                job.state(),
                Optional.of(listed.queuePosition()).filter(position -> position > 0),
                job.stepsDone(),
                job.stepsTotal(),
                job.currentStep(),
                job.message(),
                job.requestedByName(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                steps);
    }
}
