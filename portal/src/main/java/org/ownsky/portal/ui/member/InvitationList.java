package org.ownsky.portal.ui.member;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.invitation.InvitationService;
import org.ownsky.portal.invitation.InvitationView;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.springframework.context.annotation.Scope;

/** What nobody has accepted yet. */
@SpringComponent
@Scope("prototype")
class InvitationList extends Div {
    private final InvitationService invitations;

    InvitationList(InvitationService invitations) {
        this.invitations = invitations;
        addClassName("invitations");
    }

    void show(Caller caller) {
        removeAll();
        var open = caller.scope()
                .map(scope -> invitations.open(caller, scope.project()))
                .orElseGet(() -> caller.tenant()
                        .map(tenant -> invitations.open(caller, tenant))
                        .orElse(List.of()));
        setVisible(!open.isEmpty());
        if (!open.isEmpty()) {
            add(Cards.card(
                    Words.say("invitations.title"),
                    open.stream().map(invitation -> row(caller, invitation)).toArray(Div[]::new)));
        }
    }

    private Div row(Caller caller, InvitationView invitation) {
        var text = new Part("sp")
                .show(
                        Markup.cut(
                                "b s13",
                                invitation.email().orElse(Words.say("invitations.someone")) + " · "
                                        + invitation.offer().role().label() + " · " + invitation.place()),
                        Markup.of("span", "s12 t3")
                                .add(Words.say("invitations.by", invitation.invitedBy()) + " ")
                                .add(Moment.ago(invitation.createdAt()))
                                .add(" · " + Words.say("invitations.until", Moment.exact(invitation.expiresAt()))));
        var revoke = Buttons.icon(Words.say("invitations.revoke", invitation.place()), Icon.TRASH, () -> {
            if (Notices.attempt(() -> invitations.revoke(caller, invitation.id()))) {
                Notices.tell(Words.say("invitations.revoked"));
            }
            show(caller);
        });
        var row = new Div(text, revoke);
        row.addClassNames("row", "invitation");
        return row;
    }
}
