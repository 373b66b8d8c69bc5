package org.ownsky.portal.ui.job;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import java.util.HashSet;
import java.util.Set;
import org.ownsky.kernel.IdFormat;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Pages;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.job.JobId;
import org.ownsky.provisioning.job.JobService;
import org.ownsky.provisioning.job.JobView;

/** A list of jobs, newest first: a project's, or all projects'. */
abstract class JobList extends Screen implements BeforeEnterObserver {
    private final JobService jobs;
    private final boolean everyProject;
    private final String address;
    private final JobGrid grid;
    private final StateChips chips;
    private final Pages<JobView> pages;
    private final CallbackDataProvider<JobView, Void> provider;
    private final Set<String> known = new HashSet<>();
    private final Button fresh;
    private JobFilter filter = JobFilter.ALL;

    JobList(Surroundings surroundings, JobService jobs, boolean everyProject, String address) {
        super(surroundings, everyProject ? Reach.FLEET : Reach.PROJECT, "list-page");
        this.jobs = jobs;
        this.everyProject = everyProject;
        this.address = address;
        this.grid = new JobGrid(this::cancel, this::retry, this::caller);
        this.chips = new StateChips(this::narrow);
        this.pages = new Pages<>(JobGrid.PAGE, cursor -> {
            var page = jobs.page(caller(), filter.toQuery(everyProject, cursor, JobGrid.PAGE));
            page.items().forEach(job -> known.add(job.id().value()));
            return page;
        });
        this.provider = pages.provider(JobView::id);
        this.fresh = Buttons.plain(Words.say("jobs.showNew"), Icon.RESTART, this::readAgain);
        fresh.addClassNames("fresh", "small");
        fresh.setVisible(false);
        grid.setItems(provider).setItemCountUnknown();
        grid.setEmptyStateText(Words.say(everyProject ? "jobs.noneMatch" : "activity.noneMatch"));
        var title = new Part("title sp")
                .show(
                        Markup.of("h1").add(title()),
                        Markup.of("span", "row s12 t2")
                                .add(Markup.of("span", "live").with("aria-hidden", "true"))
                                .add(Words.say("live")));
        var head = new Div(title);
        head.addClassName("head");
        var card = new Div(grid);
        card.addClassNames("card", "grid-card", "filled");
        add(head, chips, fresh, card);
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
        known.clear();
        pages.reset();
        fresh.setVisible(false);
        provider.refreshAll();
        chips.count(jobs.unfinished(caller(), everyProject));
    }

    @Override
    protected void changed(Change change) {
        if (change.everything()) {
            readAgain();
            return;
        }
        var unknown = false;
        for (var id : change.ids()) {
            if (!IdFormat.matches(JobId.PREFIX, id)) {
                continue;
            }
            if (known.contains(id)) {
                provider.refreshItem(jobs.find(caller(), new JobId(id)));
            } else {
                unknown = true;
            }
        }
        chips.count(jobs.unfinished(caller(), everyProject));
        if (unknown) {
            showNewOnes();
        }
    }

    private void showNewOnes() {
        grid.getElement()
                .executeJs("return this.matches(':hover') || this.matches(':focus-within')")
                .then(Boolean.class, busy -> {
                    if (busy) {
                        fresh.setVisible(true);
                    } else {
                        readAgain();
                    }
                });
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
        provider.refreshItem(jobs.find(caller(), job.id()));
    }
}
