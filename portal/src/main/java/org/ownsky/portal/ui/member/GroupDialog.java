package org.ownsky.portal.ui.member;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.spring.annotation.SpringComponent;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.member.GroupService;
import org.ownsky.portal.member.GroupView;
import org.ownsky.portal.member.MemberService;
import org.ownsky.portal.member.MemberView;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;

/** Who is in a group, and which roles it gives them. */
@SpringComponent
class GroupDialog {
    private static final int PEOPLE = 200;

    private final GroupService groups;
    private final MemberService members;
    private final ProjectService projects;

    GroupDialog(GroupService groups, MemberService members, ProjectService projects) {
        this.groups = groups;
        this.members = members;
        this.projects = projects;
    }

    void open(Caller caller, GroupView group, Runnable done) {
        var dialog = new Dialog(Words.say("groups.dialogTitle", group.name()));
        Runnable close = () -> {
            dialog.close();
            done.run();
        };
        var content = new Div();
        content.addClassNames("col", "g12");
        group.people()
                .forEach(person -> content.add(
                        row(person.displayName(), () -> groups.remove(caller, group.id(), person.id()), close)));
        group.memberships()
                .forEach(membership -> content.add(
                        row(label(caller, membership), () -> groups.revoke(caller, group.id(), membership), close)));
        content.add(addPerson(caller, group, close), giveRole(caller, group, close));
        dialog.add(content);
        var delete = Buttons.plain(Words.say("groups.delete"), () -> {
            if (Notices.attempt(() -> groups.delete(caller, group.id()))) {
                close.run();
            }
        });
        delete.addClassName("danger");
        dialog.getFooter().add(delete, Buttons.plain(Words.say("close"), dialog::close));
        dialog.setWidth("480px");
        dialog.open();
    }

    private static Div row(String text, Runnable take, Runnable close) {
        var button = Buttons.plain(Words.say("roles.take"), () -> {
            if (Notices.attempt(take)) {
                close.run();
            }
        });
        button.addClassName("small");
        button.setAriaLabel(Words.say("roles.takeNamed", text));
        var row = new Div(new Part("sp s13").show(Markup.cut("", text)), button);
        row.addClassName("row");
        return row;
    }

    private Component addPerson(Caller caller, GroupView group, Runnable close) {
        var people = new ComboBox<AccountView>(Words.say("groups.person"));
        people.setItemLabelGenerator(AccountView::displayName);
        people.setItems(members.page(caller, group.tenant(), PageRequest.first(PEOPLE)).items().stream()
                .map(MemberView::account)
                .filter(account -> !group.people().contains(account))
                .toList());
        people.setWidthFull();
        return withButton(Words.say("groups.add"), people, () -> {
            var chosen = people.getValue();
            if (chosen != null && Notices.attempt(() -> groups.add(caller, group.id(), chosen.id()))) {
                close.run();
            }
        });
    }

    private Component giveRole(Caller caller, GroupView group, Runnable close) {
        var fields = new RoleFields(caller, RoleFields.choices(caller, projects));
        return withButton(Words.say("roles.give"), fields, () -> {
            if (Notices.attempt(() -> groups.grant(caller, group.id(), fields.membership()))) {
                close.run();
            }
        });
    }

    private static Div withButton(String verb, Component field, Runnable action) {
        var line = new Div(field, new Button(verb, click -> action.run()));
        line.addClassNames("col", "g12");
        return line;
    }

    private String label(Caller caller, Membership membership) {
        return membership.role().label() + " · "
                + membership
                        .project()
                        .map(project -> projects.find(caller, project).name())
                        .orElse(Words.say("roles.tenant"));
    }
}
