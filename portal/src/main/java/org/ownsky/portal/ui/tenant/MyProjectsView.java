package org.ownsky.portal.ui.tenant;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Said;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.FindField;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.portal.ui.navigation.TenantNavigation;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceState;

/** All projects that the person is in, of every tenant, and what goes on in each. */
@Route(TenantNavigation.MY_PROJECTS)
@PermitAll
class MyProjectsView extends Screen {
    private static final int SHOWN = 200;

    private final Callers callers;
    private final ProjectService projects;
    private final InstanceService instances;
    private final Listing<MyProject> list;
    private String search = "";

    MyProjectsView(Surroundings surroundings, Callers callers, ProjectService projects, InstanceService instances) {
        super(surroundings, Reach.PROJECT, "list-page");
        this.callers = callers;
        this.projects = projects;
        this.instances = instances;
        this.list = Listing.of(
                        Words.say("myProjects.title"),
                        (MyProject mine) -> mine.project().id().value(),
                        mine -> mine.project().name())
                .columns(
                        Column.name(
                                Words.say("project.name"),
                                mine -> Cells.named(
                                        mine.project().name(),
                                        Cells.sub(mine.project().tenant().name()))),
                        Column.<MyProject>fact(Words.say("myProjects.instances"), mine -> Markup.cut("", counts(mine)))
                                .wide(220)
                                .growing(2))
                .buttons(RowAction.of(Words.say("myProjects.switch"), this::choose))
                .empty(Words.say("switcher.none"))
                .from(cursor -> page());
        var filters = new Div(new FindField(Words.say("switcher.find"), Words.say("switcher.findHint"), this::narrow));
        filters.addClassName("filters");
        show(Heads.of(Words.say("myProjects.title")), filters, list);
        list.read();
    }

    private KeysetPage<MyProject> page() {
        var mine = projects.mine(caller(), PageRequest.searching(search, SHOWN)).stream()
                .map(project -> new MyProject(project, counts(project)))
                .toList();
        return new KeysetPage<>(mine, Optional.empty());
    }

    private Map<InstanceState, Long> counts(ProjectView project) {
        var there = callers.in(project.id());
        return there.may(Permission.PROJECT_READ) ? instances.counts(there) : Map.of();
    }

    private static String counts(MyProject mine) {
        var words = Said.counts(mine.instances(), EnumSet.complementOf(EnumSet.of(InstanceState.TERMINATED)));
        return words.isEmpty() ? Words.say("myProjects.empty") : words;
    }

    private void narrow(String text) {
        search = text;
        list.read();
    }

    private void choose(MyProject mine) {
        if (Notices.attempt(() -> callers.choose(mine.project().id()))) {
            UI.getCurrent().getPage().setLocation("./");
        }
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("myProjects.title"));
    }

    @Override
    protected void changed(Change change) {
        if (change.everything()) {
            list.read();
        }
    }
}
