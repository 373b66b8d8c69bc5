package org.ownsky.portal.ui.tenant;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectId;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.ui.kit.ActingTenant;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
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
import org.ownsky.portal.ui.quota.TenantLimits;

/** A tenant's projects: its administrators make, limit and delete them here. */
@Route(TenantNavigation.PROJECTS)
@RouteAlias(TenantNavigation.PROJECTS_OF)
@PermitAll
class ProjectsView extends Screen implements BeforeEnterObserver {
    private final ActingTenant acting;
    private final ProjectService projects;
    private final TenantLimits limits;
    private final ProjectDialogs dialogs;
    private Optional<String> address = Optional.empty();
    private String search = "";
    private boolean administers;
    private final Listing<ProjectView> list;

    ProjectsView(
            Surroundings surroundings,
            ActingTenant acting,
            ProjectService projects,
            TenantLimits limits,
            ProjectDialogs dialogs) {
        super(surroundings, Reach.FLEET, "list-page");
        this.acting = acting;
        this.projects = projects;
        this.limits = limits;
        this.dialogs = dialogs;
        this.list = Listing.of(
                        Words.say("projects.title"),
                        (ProjectView project) -> project.id().value(),
                        ProjectView::name)
                .columns(
                        Column.name(
                                Words.say("project.name"),
                                project -> Cells.named(
                                        project.name(), Cells.sub(project.slug().value()))),
                        Column.<ProjectView>fact(
                                        Words.say("project.id"),
                                        project -> Markup.text(
                                                "span",
                                                "mono cut block",
                                                project.id().value()))
                                .wide(200),
                        Column.<ProjectView>fact(
                                        Words.say("tenant.number"),
                                        project -> Markup.text(
                                                "span", "mono", project.number().value()))
                                .wide(150)
                                .offPhone())
                .buttons(
                        RowAction.of(Words.say("projects.limits"), this::changeLimits)
                                .when(project -> administers),
                        RowAction.of(Words.say("projects.rename"), this::rename).when(project -> administers),
                        RowAction.of(Words.say("projects.delete"), this::delete)
                                .look(RowAction.Look.HARMFUL)
                                .when(project -> administers))
                .sideBySide(3)
                .empty(Words.say("projects.none"))
                .from(this::page);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = event.getRouteParameters().get(TenantNavigation.TENANT);
        if (!acting.isFound(event, address)) {
            return;
        }
        var filters = new Div(new FindField(Words.say("projects.find"), Words.say("projects.findHint"), this::narrow));
        filters.addClassName("filters");
        administers = inTenant().may(Permission.TENANT_ADMINISTER);
        var head = administers
                ? Heads.of(
                        Words.say("projects.title"),
                        Buttons.primary(Words.say("projects.create"), Icon.PLUS, this::create))
                : Heads.of(Words.say("projects.title"));
        show(head, filters, list);
        list.read();
    }

    private Caller inTenant() {
        return acting.caller(address);
    }

    private KeysetPage<ProjectView> page(Optional<String> cursor) {
        var caller = inTenant();
        return projects.page(caller, caller.tenant().orElseThrow(), new PageRequest(search, cursor, Listing.PAGE));
    }

    private void narrow(String text) {
        search = text;
        list.read();
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("projects.title"));
    }

    @Override
    protected void changed(Change change) {
        list.follow(change, ProjectId.PREFIX, this::find);
    }

    /** Empty for what is gone, and for another tenant's. */
    private Optional<ProjectView> find(String id) {
        try {
            return Optional.of(projects.find(inTenant(), new ProjectId(id)));
        } catch (CloudException gone) {
            return Optional.empty();
        }
    }

    private void create() {
        dialogs.create(inTenant(), list::read);
    }

    private void changeLimits(ProjectView project) {
        limits.change(this::inTenant, project, () -> {});
    }

    private void rename(ProjectView project) {
        var name = new TextField(Words.say("project.name"));
        name.setValue(project.name());
        new FormDialog(
                        Words.say("projects.renameTitle", project.name()),
                        Words.say("projects.rename"),
                        () -> {
                            list.refresh(projects.rename(inTenant(), project.id(), name.getValue()));
                        },
                        name)
                .open();
    }

    private void delete(ProjectView project) {
        new FormDialog(
                        Words.say("projects.deleteTitle", project.name()),
                        Words.say("projects.delete"),
                        () -> {
                            projects.delete(inTenant(), project.id());
                            Notices.tell(Words.say("projects.deleted", project.name()));
                            list.read();
                        },
                        new Part("s13 t2").show(Markup.of("p").add(Words.say("projects.deleteText"))))
                .harmful()
                .open();
    }
}
