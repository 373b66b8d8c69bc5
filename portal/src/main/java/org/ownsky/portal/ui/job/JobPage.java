package org.ownsky.portal.ui.job;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.IdFormat;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Said;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.JobNavigation;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.provisioning.job.JobService;
import org.ownsky.provisioning.job.JobView;

/** One job with its steps. */
@Route(value = JobNavigation.ACTIVITY + "/:id")
@PermitAll
class JobPage extends Screen implements BeforeEnterObserver {
    private final JobService jobs;
    private final Part title = new Part("head");
    private final JobCard card;
    private @Nullable JobView job;

    JobPage(Surroundings surroundings, JobService jobs) {
        super(surroundings, Reach.PROJECT, "narrow");
        this.jobs = jobs;
        this.card = new JobCard(jobs);
        show(title, card);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = event.getRouteParameters()
                .get("id")
                .filter(word -> IdFormat.matches(JobId.PREFIX, word))
                .orElseThrow(NotFoundException::new);
        show(jobs.find(caller(), new JobId(id)));
    }

    private void show(JobView now) {
        job = now;
        title.show(Markup.of("h1", "cut").add(name(now)));
        card.show(caller(), now);
    }

    private static String name(JobView job) {
        return Said.job(job.type()) + " " + job.subjectName();
    }

    @Override
    public Trail trail() {
        var title = job == null ? Words.say("activity.title") : name(job);
        return caller().scope().isPresent()
                ? Trail.of(title, new Trail.Crumb(Words.say("activity.title"), JobNavigation.ACTIVITY))
                : Trail.of(title, new Trail.Crumb(Words.say("jobs.title"), JobNavigation.JOBS));
    }

    @Override
    protected void changed(Change change) {
        if (job != null && (change.concerns(job.id().value()) || change.concerns(job.subject()))) {
            show(jobs.find(caller(), job.id()));
        }
    }
}
