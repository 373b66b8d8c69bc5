package org.ownsky.portal.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.provisioning.job.JobQuery;
import org.ownsky.provisioning.job.JobService;
import org.ownsky.provisioning.job.JobView;
import org.ownsky.provisioning.job.StepView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT + "/jobs")
@Meaning("Jobs")
class JobResources {
    private final JobService jobs;
    private final Reach reach;

    JobResources(JobService jobs, Reach reach) {
        this.jobs = jobs;
        this.reach = reach;
    }

    @Meaning("Work that was begun")
    record Job(
            @Meaning(value = "Its id, the reference to quote", example = "job-0198c2d4e5f600001")
            String id,

            @Meaning(value = "What it does", example = "launch-instance")
            String type,

            @Meaning(value = "Where", example = "prj-0198c2d4e5f600001")
            String projectId,

            @Meaning(value = "Id of what it works on", example = "i-0b41d7f2c9a6e3815")
            String subject,

            @Meaning(value = "What people call that", example = "web-1")
            String subjectName,

            @Meaning(
                    value = "Where it is",
                    words = {"queued", "running", "undoing", "needs-attention", "succeeded", "failed", "cancelled"})
            String state,

            @Meaning(value = "1 for the next to begin; only while queued", example = "1")
            Optional<Long> queuePosition,

            @Meaning("What failed, why, and what to do next")
            Optional<String> message,

            @Meaning(value = "Who asked for it", example = "Ada Lovelace")
            String requestedBy,

            @Meaning("When it was asked for") Instant createdAt,
            @Meaning("When it began") Optional<Instant> startedAt,
            @Meaning("When it ended") Optional<Instant> finishedAt,

            @Meaning(value = "How many steps are done", example = "3")
            int stepsDone,

            @Meaning(value = "Of how many", example = "6") int stepsTotal,

            @Meaning("In order, those to come included; empty in lists")
            List<Step> steps) {
        static Job of(JobView view) {
            return new Job(
                    view.id().value(),
                    view.type(),
                    view.project().value(),
                    view.subject(),
                    view.subjectName(),
                    word(view.state()),
                    view.queuePosition(),
                    view.message(),
                    view.requestedBy(),
                    view.createdAt(),
                    view.startedAt(),
                    view.finishedAt(),
                    view.stepsDone(),
                    view.stepsTotal(),
                    view.steps().stream().map(Step::of).toList());
        }
    }

    @Meaning("A step of a job")
    record Step(
            @Meaning(value = "Its name", example = "root-volume")
            String name,

            @Meaning(
                    value = "Where it is",
                    words = {"planned", "running", "waiting", "done", "failed", "undoing", "undone"})
            String state,

            @Meaning(value = "How often it was begun", example = "1")
            int tries,

            @Meaning("When it began") Optional<Instant> startedAt,
            @Meaning("When it ended") Optional<Instant> finishedAt,

            @Meaning("What it is waiting for, what it did, or why it failed")
            Optional<String> note) {
        static Step of(StepView view) {
            return new Step(
                    view.name(), word(view.state()), view.tries(), view.startedAt(), view.finishedAt(), view.note());
        }
    }

    @GetMapping
    @Meaning("The project's jobs, the newest first, without their steps")
    Items<Job> jobs(
            @Meaning(value = "The project's id", example = "prj-0198c2d4e5f600001") @RequestParam String projectId,
            @Meaning("Only those on the thing with this id") @RequestParam Optional<String> subject,
            @Meaning("\"next\" of the page before") @RequestParam Optional<String> after,
            @Meaning(value = "Items on the page", least = 1, most = 200) @RequestParam(defaultValue = "50") int limit) {
        var query = new JobQuery(Set.of(), Optional.empty(), subject, false, after, limit);
        return Items.of(jobs.page(reach.in(Reach.project(projectId)), query), Job::of);
    }

    @GetMapping("/{job}")
    @Meaning("One job with its steps")
    Job job(@Meaning(value = "The job's id", example = "job-0198c2d4e5f600001") @PathVariable String job) {
        var id = Reach.id("job", JobId.PREFIX, job, JobId::new);
        return Job.of(jobs.find(reach.at(id), id));
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
