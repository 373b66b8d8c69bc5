package org.ownsky.portal.ui.member;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.stream.Collectors;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.member.GroupService;
import org.ownsky.portal.member.GroupView;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.springframework.context.annotation.Scope;

/** The tenant's groups, for its administrators. */
@SpringComponent
@Scope("prototype")
class GroupList extends Div {
    private final GroupService groups;
    private final GroupDialog dialog;

    GroupList(GroupService groups, GroupDialog dialog) {
        this.groups = groups;
        this.dialog = dialog;
        addClassName("invitations");
    }

    /** Those of the tenant that the caller administers. */
    void show(Caller caller) {
        removeAll();
        var tenant = caller.tenant().orElseThrow();
        var rows = new Div();
        groups.list(caller, tenant).forEach(group -> rows.add(row(caller, group)));
        var make = Buttons.plain(Words.say("groups.create"), Icon.PLUS, () -> create(caller, tenant));
        add(Cards.card(
                Words.say("groups.title"),
                new Part("s13 t2").show(Markup.of("p").add(Words.say("groups.text"))),
                rows,
                below(make)));
    }

    private static Div below(Button button) {
        var below = new Div(button);
        below.addClassName("below");
        return below;
    }

    private Div row(Caller caller, GroupView group) {
        var roles = group.memberships().stream()
                .map(membership -> membership.role().label())
                .distinct()
                .collect(Collectors.joining(", "));
        var text = new Part("sp")
                .show(
                        Markup.cut("b s13", group.name()),
                        Markup.of("span", "s12 t3")
                                .add(Words.count("groups.people", group.people().size()))
                                .add(roles.isEmpty() ? "" : " · " + roles));
        var change = Buttons.plain(Words.say("groups.change"), () -> dialog.open(caller, group, () -> show(caller)));
        change.addClassName("small");
        change.setAriaLabel(Words.say("groups.changeNamed", group.name()));
        var row = new Div(text, change);
        row.addClassNames("row", "invitation");
        return row;
    }

    private void create(Caller caller, TenantId tenant) {
        var name = new TextField(Words.say("groups.name"));
        new FormDialog(
                        Words.say("groups.createTitle"),
                        Words.say("groups.create"),
                        () -> {
                            groups.create(caller, tenant, name.getValue());
                            show(caller);
                        },
                        name)
                .open();
    }
}
