package org.ownsky.portal.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Viewer;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.FindField;
import org.ownsky.portal.ui.navigation.TenantNavigation;
import org.springframework.context.annotation.Scope;

/** Says which project is acted in, and leads to the person's other ones: by tenant, and by a few letters of their names. */
@SpringComponent
@Scope("prototype")
class ProjectSwitcher extends Div {
    private static final int SHOWN = 50;

    private final Callers callers;
    private final ProjectService projects;
    private final Div found = new Div();
    private final Popover popover = new Popover();

    ProjectSwitcher(Callers callers, ProjectService projects) {
        this.callers = callers;
        this.projects = projects;
        addClassName("switcher");
    }

    /** Shows where the person is now. */
    ProjectSwitcher at(Viewer.Place here) {
        var open = new Button(new Part("sp").show(Frame.place(here)));
        open.addClassName("place");
        open.setSuffixComponent(Icon.DOWN.component());
        open.setAriaLabel(Words.say("switcher.open", here.project(), here.tenant()));
        found.addClassName("found");
        found.getElement().setAttribute("role", "group");
        found.getElement().setAttribute("aria-label", Words.say("switcher.title"));
        var find = new FindField(Words.say("switcher.find"), Words.say("switcher.findHint"), this::look);
        var all = new Part("").show(Markup.link(TenantNavigation.MY_PROJECTS, "block all", Words.say("switcher.all")));
        var content = new Div(find, found, all);
        content.addClassName("switcher-list");
        popover.add(content);
        popover.setTarget(open);
        popover.setPosition(PopoverPosition.BOTTOM_START);
        popover.setAriaLabel(Words.say("switcher.title"));
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                find.clear();
                look("");
                find.focus();
            }
        });
        add(open, popover);
        return this;
    }

    private void look(String text) {
        found.removeAll();
        var page = projects.mine(callers.current(), PageRequest.searching(text, SHOWN));
        var tenant = "";
        for (var project : page) {
            if (!project.tenant().name().equals(tenant)) {
                tenant = project.tenant().name();
                var heading = new Span(tenant);
                heading.addClassNames("s12", "t3", "block");
                found.add(heading);
            }
            found.add(entry(project));
        }
        tell(page);
    }

    private void tell(List<ProjectView> page) {
        if (page.isEmpty() || page.size() == SHOWN) {
            var line = new Span(Words.say(page.isEmpty() ? "switcher.none" : "switcher.more", SHOWN));
            line.addClassNames("s12", "t3", "block");
            line.getElement().setAttribute("role", "status");
            found.add(line);
        }
    }

    private NativeButton entry(ProjectView project) {
        var button = new NativeButton(project.name(), click -> choose(project));
        callers.project()
                .filter(here -> here.id().equals(project.id()))
                .ifPresent(here -> button.getElement().setAttribute("aria-current", "true"));
        return button;
    }

    /** The page is made anew: all that it shows belongs to the project. */
    private void choose(ProjectView project) {
        if (Notices.attempt(() -> callers.choose(project.id()))) {
            UI.getCurrent().getPage().setLocation("./");
        }
    }
}
