package org.ownsky.portal.ui.job;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Said;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.job.JobService;
import org.ownsky.provisioning.job.JobState;
import org.ownsky.provisioning.job.JobView;

/** A job with its steps, and what can be done about it. */
public final class JobCard extends Section {
    private final JobService jobs;
    private final Part head = new Part("row sp");
    private final Part body = new Part("body");
    private final Button cancel;
    private final Button retry;
    private @Nullable JobView shown;
    private @Nullable Caller caller;

    public JobCard(JobService jobs) {
        this.jobs = jobs;
        addClassName("card");
        cancel = Buttons.plain(Words.say("job.cancel"), this::cancel);
        cancel.addClassName("small");
        retry = Buttons.primary(Words.say("job.retry"), Icon.RESTART, this::retry);
        retry.addClassName("small");
        var top = new Div(head, cancel, retry);
        top.addClassName("card-head");
        add(top, body);
    }

    public void show(Caller by, JobView job) {
        shown = job;
        caller = by;
        head.show(
                Markup.of("h2").add(JobMarkup.titleOf(job)),
                Tone.of(job.state()).badge(Said.state(job.state())),
                Markup.of("span", "sp"),
                times(job));
        var about = Markup.of("p", "s13 t2 about")
                .add(JobMarkup.subject(job))
                .add(" · " + Words.say("job.askedBy", job.requestedBy()) + " ")
                .add(Moment.ago(job.createdAt()));
        if (job.state() == JobState.QUEUED) {
            about.add(" · " + JobMarkup.now(job));
        }
        body.show(about, message(job), JobMarkup.steps(job));
        cancel.setVisible(job.state() == JobState.QUEUED && by.mayOperate(job.project(), Permission.INSTANCE_OPERATE));
        retry.setVisible(job.state() == JobState.NEEDS_ATTENTION && by.may(Permission.FLEET_OPERATE));
    }

    private static Markup times(JobView job) {
        var times = Markup.of("span", "s12 t2 num nw only-d");
        job.startedAt()
                .ifPresent(started -> times.add(job.finishedAt()
                                .map(finished -> Moment.elapsed(started, finished))
                                .orElseGet(() -> Moment.elapsed(started)))
                        .add(" · "));
        return times.add(Markup.text("span", "mono", job.id().value()));
    }

    private static Markup message(JobView job) {
        return job.message()
                .map(message -> Markup.of("p", "job-message").add(message))
                .orElse(Markup.of("span"));
    }

    private void cancel() {
        act(() -> jobs.cancel(by(), job().id()));
    }

    private void retry() {
        act(() -> jobs.retry(by(), job().id()));
    }

    private void act(Runnable action) {
        if (Notices.attempt(action)) {
            show(by(), jobs.find(by(), job().id()));
        }
    }

    private JobView job() {
        return java.util.Objects.requireNonNull(shown);
    }

    private Caller by() {
        return java.util.Objects.requireNonNull(caller);
    }
}
