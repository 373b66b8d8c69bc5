package org.ownsky.portal.ui.job;

import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Said;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.navigation.JobNavigation;
import org.ownsky.provisioning.job.JobState;
import org.ownsky.provisioning.job.JobView;

/** How jobs are listed. */
final class JobRows {

    private JobRows() {}

    static Listing<JobView> list() {
        return Listing.of(Words.say("jobs.title"), (JobView job) -> job.id().value(), JobRows::name)
                .columns(
                        Column.name(Words.say("jobs.column.job"), JobRows::job),
                        Column.state(
                                Words.say("jobs.column.state"),
                                job -> Tone.of(job.state()),
                                job -> Said.state(job.state())),
                        Column.fact(Words.say("jobs.column.step"), JobRows::step)
                                .wide(200)
                                .growing(3),
                        Column.<JobView>fact(
                                        Words.say("jobs.column.asked"),
                                        job -> Markup.of("span", "block")
                                                .add(Moment.ago(job.createdAt()), Cells.sub(job.requestedBy())))
                                .wide(130))
                .announcing(job -> name(job) + ": " + Said.state(job.state()));
    }

    static String name(JobView job) {
        return Said.job(job.type()) + " " + job.subjectName();
    }

    static boolean mayCancel(Caller caller, JobView job) {
        return job.state() == JobState.QUEUED && caller.mayOperate(job.project(), Permission.INSTANCE_OPERATE);
    }

    static boolean mayRetry(Caller caller, JobView job) {
        return job.state() == JobState.NEEDS_ATTENTION && caller.may(Permission.FLEET_OPERATE);
    }

    private static Markup job(JobView job) {
        return Markup.of("span", "block")
                .add(
                        Markup.link(JobNavigation.page(job.id()), "name", Said.job(job.type())),
                        Markup.of("span", "sub")
                                .with("title", job.subjectName())
                                .add(JobMarkup.subject(job)));
    }

    private static Markup step(JobView job) {
        var steps = Words.say("job.steps.done", job.stepsDone(), job.stepsTotal());
        return Markup.of("span", "block")
                .add(
                        Cells.line(job.state().finished() ? steps : JobMarkup.now(job) + " · " + steps),
                        Cells.note(job.message().orElse("")));
    }
}
