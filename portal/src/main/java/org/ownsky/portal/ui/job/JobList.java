package org.ownsky.portal.ui.job;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import java.util.Optional;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.provisioning.job.JobService;
import org.ownsky.provisioning.job.JobView;

/** A list of jobs, newest first: a project's, or all projects'. */
abstract class JobList extends Screen implements BeforeEnterObserver {
    private final JobService jobs;
    private final boolean everyProject;
    private final String address;
    private final StateChips chips;
    private final Listing<JobView> list;
    private JobFilter filter = JobFilter.ALL;

    JobList(Surroundings surroundings, JobService jobs, boolean everyProject, String address) {
        super(surroundings, everyProject ? Reach.FLEET : Reach.PROJECT, "list-page");
        this.jobs = jobs;
        this.everyProject = everyProject;
        this.address = address;
        this.chips = new StateChips(this::narrow);
        this.list = JobRows.list()
                .buttons(
                        RowAction.of(Words.say("job.cancel"), this::cancel)
                                .when(job -> JobRows.mayCancel(caller(), job)),
                        RowAction.of(Words.say("job.retry"), this::retry)
                                .when(job -> JobRows.mayRetry(caller(), job))
                                .look(RowAction.Look.ADVISED))
                .empty(Words.say(everyProject ? "jobs.noneMatch" : "activity.noneMatch"))
                .from(cursor -> jobs.page(caller(), filter.toQuery(everyProject, cursor, Listing.PAGE)));
        var head = Heads.live(title());
        add(head, chips, list);
    }

    private String title() {
        return Words.say(everyProject ? "jobs.title" : "activity.title");
    }

    @Override
    public Trail trail() {
        return Trail.of(title());
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filter = JobFilter.of(event.getLocation().getQueryParameters());
        chips.show(filter);
        readAgain();
    }

    private void narrow(JobFilter wanted) {
        if (wanted.equals(filter)) {
            return;
        }
        filter = wanted;
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location(address, filter.toAddress()));
        readAgain();
    }

    private void readAgain() {
        list.read();
        chips.count(jobs.unfinished(caller(), everyProject));
    }

    @Override
    protected void changed(Change change) {
        list.follow(change, JobId.PREFIX, id -> Optional.of(jobs.find(caller(), new JobId(id))));
        chips.count(jobs.unfinished(caller(), everyProject));
    }

    private void cancel(JobView job) {
        act(job, () -> jobs.cancel(caller(), job.id()), "job.cancelled");
    }

    private void retry(JobView job) {
        act(job, () -> jobs.retry(caller(), job.id()), "job.retried");
    }

    private void act(JobView job, Runnable action, String done) {
        if (Notices.attempt(action)) {
            Notices.tell(Words.say(done, JobMarkup.titleOf(job), job.subjectName()));
        }
        list.refresh(jobs.find(caller(), job.id()));
    }
}
