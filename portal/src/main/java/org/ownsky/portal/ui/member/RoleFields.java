package org.ownsky.portal.ui.member;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.Arrays;
import java.util.List;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.ui.kit.Words;

/** A role, and for one of a project, which. */
final class RoleFields extends Div {
    private static final int PROJECTS = 200;

    private final Caller caller;
    private final Select<Role> role = new Select<>();
    private final ComboBox<ProjectView> project = new ComboBox<>(Words.say("roles.project"));

    RoleFields(Caller caller, List<ProjectView> projects) {
        this.caller = caller;
        addClassNames("col", "g12");
        role.setLabel(Words.say("roles.role"));
        role.setItemLabelGenerator(Role::label);
        role.setItems(Arrays.stream(Role.values()).filter(this::mayGive).toList());
        role.setWidthFull();
        project.setItems(projects);
        project.setItemLabelGenerator(ProjectView::name);
        project.setWidthFull();
        projects.stream().findFirst().ifPresent(project::setValue);
        role.addValueChangeListener(change ->
                project.setVisible(role.getValue() != null && role.getValue().reach() == Role.Reach.PROJECT));
        role.setValue(
                projects.isEmpty() && mayGive(Role.TENANT_ADMINISTRATOR) ? Role.TENANT_ADMINISTRATOR : Role.MEMBER);
        add(role, project);
    }

    static List<ProjectView> choices(Caller caller, ProjectService projects) {
        if (caller.scope().isPresent()) {
            return List.of(projects.find(caller, caller.scope().get().project()));
        }
        return projects.page(caller, caller.tenant().orElseThrow(), PageRequest.first(PROJECTS))
                .items();
    }

    /**
     * What is chosen.
     *
     * @throws CloudException InvalidInput when something is not chosen
     */
    Membership membership() {
        var chosen = role.getValue();
        if (chosen == null) {
            throw CloudException.invalid(Words.say("roles.role"), "", Words.say("roles.roleMissing"));
        }
        if (chosen.reach() == Role.Reach.TENANT) {
            return Membership.in(caller.tenant().orElseThrow(), chosen);
        }
        var place = project.getValue();
        if (place == null) {
            throw CloudException.invalid(Words.say("roles.project"), "", Words.say("roles.projectMissing"));
        }
        return Membership.in(place.id(), chosen);
    }

    private boolean mayGive(Role candidate) {
        return switch (candidate.reach()) {
            case FLEET -> false;
            case TENANT -> caller.scope().isEmpty() && caller.may(Permission.TENANT_ADMINISTER);
            case PROJECT -> true;
        };
    }
}
