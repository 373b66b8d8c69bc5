package org.ownsky.portal.ui.instance;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.ui.job.JobCard;
import org.ownsky.portal.ui.job.JobMarkup;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.instance.InstanceView;
import org.ownsky.provisioning.job.JobQuery;
import org.ownsky.provisioning.job.JobService;
import org.ownsky.provisioning.job.JobView;

/** What happened to the instance: the newest job with its steps, and those before. */
final class ActivityPanel implements InstancePanel {
    private static final int SHOWN = 50;

    private final JobService jobs;
    private final JobCard newest;
    private final Part before = new Part("card flush");
    private final Div stack;

    ActivityPanel(JobService jobs) {
        this.jobs = jobs;
        this.newest = new JobCard(jobs);
        stack = new Div(newest, before);
        stack.addClassName("stack");
    }

    @Override
    public Component component() {
        return stack;
    }

    @Override
    public void show(Caller caller, InstanceView instance) {
        var query = new JobQuery(
                Set.of(),
                Optional.empty(),
                Optional.of(instance.id().value()),
                caller.scope().isEmpty(),
                Optional.empty(),
                SHOWN);
        var all = jobs.page(caller, query).items();
        newest.setVisible(!all.isEmpty());
        if (!all.isEmpty()) {
            newest.show(caller, jobs.find(caller, all.getFirst().id()));
        }
        before.show(before(all));
    }

    private static List<Markup> before(List<JobView> all) {
        var list = Markup.of("ul", "list");
        all.stream().skip(1).forEach(job -> list.add(JobMarkup.past(job)));
        if (all.size() < 2) {
            list.add(Markup.text("li", "t2", Words.say("activity.nothingBefore")));
        }
        return List.of(Cards.heading(Words.say("activity.before")), list);
    }
}
