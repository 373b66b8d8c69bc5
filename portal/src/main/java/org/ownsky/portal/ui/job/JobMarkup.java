package org.ownsky.portal.ui.job;

import java.util.Optional;
import org.ownsky.kernel.IdFormat;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Said;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.InstanceNavigation;
import org.ownsky.portal.ui.navigation.JobNavigation;
import org.ownsky.portal.ui.navigation.StorageNavigation;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.job.JobState;
import org.ownsky.provisioning.job.JobView;
import org.ownsky.provisioning.job.StepView;
import org.ownsky.provisioning.volume.VolumeId;

/** How a job and its steps are shown, wherever they are. */
public final class JobMarkup {

    private JobMarkup() {}

    /** A job under way in a few lines: what, on what, which step of how many, for how long. */
    public static Markup progress(JobView job) {
        var meter = Markup.of("div", "meter")
                .with("role", "img")
                .with("aria-label", stepOf(job))
                .add(Markup.of("span", job.state() == JobState.RUNNING ? "work" : "slow")
                        .with("style", "width:" + share(job) + "%"));
        return Markup.of("div", "q")
                .key(job.id().value())
                .add(
                        Markup.of("span", "cut")
                                .add(
                                        Markup.link(JobNavigation.page(job.id()), "m", Said.job(job.type())),
                                        Markup.text("span", "t2", " " + job.subjectName())),
                        Markup.text("span", "num t2 s12", stepOf(job)),
                        meter,
                        Markup.of("span", "why")
                                .add(now(job))
                                .add(" · ")
                                .add(Moment.since(job.startedAt().orElse(job.createdAt()))));
    }

    private static String stepOf(JobView job) {
        return Words.say("job.stepOf", Math.min(job.stepsDone() + 1, job.stepsTotal()), job.stepsTotal());
    }

    private static int share(JobView job) {
        return job.stepsTotal() == 0 ? 0 : Math.max(4, 100 * job.stepsDone() / job.stepsTotal());
    }

    /** What it does now, in words. */
    static String now(JobView job) {
        return switch (job.state()) {
            case QUEUED ->
                job.queuePosition()
                        .map(position -> Words.say("job.queuedAt", Words.number(position)))
                        .orElse(Words.say("job.queued"));
            case RUNNING -> job.currentStep().map(Said::step).orElse(Said.state(job.state()));
            case UNDOING -> Words.say("job.undoing");
            case NEEDS_ATTENTION, SUCCEEDED, FAILED, CANCELLED -> Said.state(job.state());
        };
    }

    /** A job that is over, as a line of history. */
    public static Markup past(JobView job) {
        var title = Markup.link(JobNavigation.page(job.id()), "nm", titleOf(job));
        var facts = Markup.of("span", "s12 t3 cut block").add(job.requestedBy());
        job.message().ifPresent(message -> facts.add(" · " + message).with("title", message));
        var end = Markup.of("span", "s12 t2 num nw");
        job.finishedAt()
                .ifPresent(finished -> end.add(Moment.elapsed(job.startedAt().orElse(job.createdAt()), finished))
                        .add(" · "));
        end.add(Moment.ago(job.finishedAt().orElse(job.createdAt())));
        var row = Markup.of("li")
                .key(job.id().value())
                .version(job.state().name())
                .add(
                        Tone.of(job.state()).glyphIn("dot-state"),
                        Markup.of("span", "what")
                                .add(
                                        Markup.of("span", "cut block")
                                                .add(title)
                                                .add(" ")
                                                .add(subject(job)),
                                        facts));
        if (job.state() != JobState.SUCCEEDED) {
            row.add(Markup.of("span", "only-d").add(Tone.of(job.state()).badge(Said.state(job.state()))));
        }
        return row.add(end);
    }

    /** {@code Launched} once it worked, {@code Launch} otherwise. */
    static String titleOf(JobView job) {
        return job.state() == JobState.SUCCEEDED ? Said.jobDone(job.type()) : Said.job(job.type());
    }

    /** The thing worked on, with a link where it has a page. */
    static Markup subject(JobView job) {
        if (IdFormat.matches(VolumeId.PREFIX, job.subject())) {
            return Markup.link(StorageNavigation.page(job.subject()), "t2", job.subjectName());
        }
        return IdFormat.matches(InstanceId.PREFIX, job.subject())
                ? Markup.link(InstanceNavigation.page(job.subject()), "t2", job.subjectName())
                : Markup.text("span", "t2", job.subjectName());
    }

    /** The steps as a timeline. */
    public static Markup steps(JobView job) {
        var list = Markup.of("ol", "steps").with("aria-label", Words.say("job.steps"));
        job.steps().forEach(step -> list.add(step(step)));
        return list;
    }

    private static Markup step(StepView step) {
        var what = Markup.text("span", "what", Said.step(step.name()));
        if (step.tries() > 1) {
            what.add(Markup.of("span", "try").add(Markup.icon(Icon.RESTART)).add(tries(step.tries())));
        }
        what.add(Markup.text(
                "span", "vh", " " + Words.say("step.state." + step.state().name())));
        var item = Markup.of("li", className(step.state()))
                .key(step.name())
                .version(step.state().name())
                .add(Markup.of("span", "dot").with("aria-hidden", "true").add(mark(step)), what, time(step));
        why(step).ifPresent(note -> item.add(Markup.text("span", "why", note)));
        return item;
    }

    private static String tries(int tries) {
        return tries == 2 ? Words.say("step.triedTwice") : Words.say("step.tried", tries);
    }

    private static Optional<String> why(StepView step) {
        return switch (step.state()) {
            case UNDOING -> step.note().or(() -> Optional.of(Words.say("step.undoing")));
            case UNDONE -> step.note().or(() -> Optional.of(Words.say("step.undone")));
            case PLANNED, RUNNING, WAITING, DONE, FAILED -> step.note();
        };
    }

    private static String className(StepView.State state) {
        return switch (state) {
            case DONE -> "done";
            case RUNNING, WAITING, UNDOING -> "now";
            case FAILED -> "bad";
            case PLANNED, UNDONE -> "wait";
        };
    }

    private static Markup mark(StepView step) {
        return switch (step.state()) {
            case DONE -> Markup.icon(Icon.CHECK);
            case RUNNING, WAITING, UNDOING -> Tone.PENDING.glyph();
            case FAILED -> Markup.icon(Icon.CLOSE);
            case UNDONE -> Markup.icon(Icon.RESTART);
            case PLANNED -> Markup.of("span").add(String.valueOf(step.position()));
        };
    }

    private static Markup time(StepView step) {
        var time = Markup.of("span", "time");
        return step.startedAt()
                .map(started -> time.add(step.finishedAt()
                        .map(finished -> Moment.elapsed(started, finished))
                        .orElseGet(() -> Moment.elapsed(started))))
                .orElse(time);
    }
}
