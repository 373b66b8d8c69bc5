package org.ownsky.portal.ui.tenant;

import org.ownsky.kernel.Caller;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.LimitFields;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.quota.TenantLimits;
import org.springframework.stereotype.Component;

/** What administrators do with projects from more than one page. */
@Component
public class ProjectDialogs {
    private final ProjectService projects;
    private final TenantLimits limits;

    ProjectDialogs(ProjectService projects, TenantLimits limits) {
        this.projects = projects;
        this.limits = limits;
    }

    /** Asks for a new project's name and limits in the tenant acted in. */
    public void create(Caller caller, Runnable done) {
        var names = new NameFields();
        var fields = new LimitFields();
        new FormDialog(
                        Words.say("projects.createTitle"),
                        Words.say("projects.create"),
                        () -> {
                            var made = projects.create(
                                    caller, caller.tenant().orElseThrow(), names.slug(), names.name(), fields.given());
                            Notices.tell(Words.say("projects.created", made.name()));
                            done.run();
                        },
                        names,
                        new Part("s13 t2").show(Markup.of("p").add(Words.say("projects.limitsHint"))),
                        limits.templatesForProjects(caller, fields),
                        fields)
                .open();
    }
}
