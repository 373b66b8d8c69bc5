package org.ownsky.portal.ui.dashboard;

import com.vaadin.flow.component.button.Button;
import java.util.List;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.member.MemberDialogs;
import org.ownsky.portal.ui.tenant.ProjectDialogs;
import org.springframework.stereotype.Component;

/** What an administrator begins from the dashboard. */
@Component
class DashboardActs {
    private final MemberDialogs members;
    private final ProjectDialogs projects;

    DashboardActs(MemberDialogs members, ProjectDialogs projects) {
        this.members = members;
        this.projects = projects;
    }

    List<Button> buttons(Supplier<Caller> caller, Runnable done) {
        return List.of(
                Buttons.plain(Words.say("dashboard.invite"), Icon.PEOPLE, () -> members.invite(caller.get(), done)),
                Buttons.primary(Words.say("projects.create"), Icon.PLUS, () -> projects.create(caller.get(), done)));
    }
}
