package org.ownsky.portal.ui.member;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.factor.LostFactorService;
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.invitation.InvitationService;
import org.ownsky.portal.invitation.NewInvitation;
import org.ownsky.portal.member.HeldRole;
import org.ownsky.portal.member.MemberService;
import org.ownsky.portal.member.MemberView;
import org.ownsky.portal.paging.PageRequest;
import org.ownsky.portal.tenant.ProjectService;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.springframework.stereotype.Component;

/** What administrators and operators do with people: invite them, change their roles, remove or disable them. */
@Component
public class MemberDialogs {
    private static final int HEIRS = 200;

    private final MemberService members;
    private final InvitationService invitations;
    private final ProjectService projects;
    private final AccountService accounts;
    private final LostFactorService lostFactors;

    MemberDialogs(
            MemberService members,
            InvitationService invitations,
            ProjectService projects,
            AccountService accounts,
            LostFactorService lostFactors) {
        this.accounts = accounts;
        this.lostFactors = lostFactors;
        this.members = members;
        this.invitations = invitations;
        this.projects = projects;
    }

    /** Asks whom to invite, and shows the link. */
    public void invite(Caller caller, Runnable done) {
        var fields = new InviteFields(caller, RoleFields.choices(caller, projects));
        new FormDialog(
                        Words.say("invite.title"),
                        Words.say("invite.make"),
                        () -> {
                            showLink(invitations.invite(caller, fields.request()));
                            done.run();
                        },
                        fields)
                .open();
    }

    private static void showLink(NewInvitation made) {
        var dialog = new Dialog(Words.say(made.sent() ? "invite.sentTitle" : "invite.madeTitle"));
        var link = new TextField(Words.say("invite.link"));
        link.setValue(made.link());
        link.setReadOnly(true);
        link.setWidthFull();
        link.addClassName("mono");
        link.setId("invitation-link");
        link.setAutoselect(true);
        dialog.add(
                new Part("s13 t2")
                        .show(Markup.of("p")
                                .add(Words.say(
                                        made.sent() ? "invite.sentText" : "invite.madeText",
                                        made.view().email().orElse("")))),
                link);
        var copy = Buttons.primary(Words.say("invite.copy"), Icon.COPY, () -> {
            link.getElement().executeJs("navigator.clipboard?.writeText($0)", made.link());
            Notices.tell(Words.say("copied"));
        });
        dialog.getFooter().add(Buttons.plain(Words.say("close"), dialog::close), copy);
        dialog.setWidth("520px");
        dialog.open();
    }

    void roles(Caller caller, MemberView member, Runnable done) {
        var dialog = new Dialog(Words.say("roles.title", member.account().displayName()));
        var rows = new Div();
        rows.addClassNames("col", "g12");
        member.roles()
                .forEach(held -> rows.add(row(caller, member.account(), held, () -> {
                    dialog.close();
                    done.run();
                })));
        var fields = new RoleFields(caller, RoleFields.choices(caller, projects));
        var give = new Button(Words.say("roles.give"), click -> {
            if (Notices.attempt(() -> members.grant(caller, member.account().id(), fields.membership()))) {
                dialog.close();
                done.run();
            }
        });
        give.addThemeName("primary");
        dialog.add(rows, fields);
        dialog.getFooter().add(Buttons.plain(Words.say("close"), dialog::close), give);
        dialog.setWidth("480px");
        dialog.open();
    }

    private Div row(Caller caller, AccountView account, HeldRole held, Runnable done) {
        var membership = held.membership();
        var label = membership.role().label() + " · " + place(caller, membership);
        var row = new Div(new Part("sp s13").show(Markup.cut("", label)));
        row.addClassName("row");
        if (held.group().isPresent()) {
            row.add(new Part("s12 t3")
                    .show(Markup.of("span")
                            .add(Words.say("roles.byGroup", held.group().get()))));
            return row;
        }
        var take = Buttons.plain(Words.say("roles.take"), () -> {
            if (Notices.attempt(() -> members.revoke(caller, account.id(), membership))) {
                done.run();
            }
        });
        take.setAriaLabel(Words.say("roles.takeNamed", label));
        take.addClassName("small");
        row.add(take);
        return row;
    }

    private String place(Caller caller, Membership membership) {
        return membership
                .project()
                .map(project -> projects.find(caller, project).name())
                .orElse(Words.say("roles.tenant"));
    }

    void disable(Caller caller, MemberView member, Runnable done) {
        var name = member.account().displayName();
        new FormDialog(
                        Words.say("members.disableTitle", name),
                        Words.say("members.disable"),
                        () -> {
                            accounts.setEnabled(caller, member.account().id(), false);
                            Notices.tell(Words.say("members.disabled", name));
                            done.run();
                        },
                        new Part("s13 t2").show(Markup.of("p").add(Words.say("members.disableText", name))))
                .harmful()
                .open();
    }

    void enable(Caller caller, MemberView member, Runnable done) {
        if (Notices.attempt(() -> accounts.setEnabled(caller, member.account().id(), true))) {
            Notices.tell(Words.say("members.enabled", member.account().displayName()));
        }
        done.run();
    }

    void removeFactors(Caller caller, MemberView member, Runnable done) {
        var account = member.account();
        new FormDialog(
                        Words.say("members.factorsTitle", account.displayName()),
                        Words.say("members.factors"),
                        () -> {
                            lostFactors.remove(caller, caller.tenant().orElseThrow(), account.id());
                            Notices.tell(Words.say("members.factorsRemoved", account.displayName()));
                            done.run();
                        },
                        new Part("s13 t2").show(Markup.of("p").add(Words.say("members.factorsText"))))
                .harmful()
                .afterTyping(account.username())
                .open();
    }

    /** What they own needs an heir, who is asked for only then. */
    void remove(Caller caller, MemberView member, Runnable done) {
        var tenant = caller.tenant().orElseThrow();
        var account = member.account();
        var owned = members.owned(caller, tenant, account.id());
        var heir = new ComboBox<AccountView>(Words.say("remove.heir"));
        heir.setItemLabelGenerator(AccountView::displayName);
        heir.setItems(members.page(caller, tenant, PageRequest.first(HEIRS)).items().stream()
                .map(MemberView::account)
                .filter(other -> !other.id().equals(account.id()))
                .toList());
        heir.setVisible(!owned.nothing());
        new FormDialog(
                        Words.say("remove.title", account.displayName()),
                        Words.say("members.remove"),
                        () -> {
                            members.remove(
                                    caller,
                                    tenant,
                                    account.id(),
                                    Optional.ofNullable(heir.getValue()).map(AccountView::id));
                            Notices.tell(Words.say("remove.done", account.displayName()));
                            done.run();
                        },
                        new Part("s13 t2")
                                .show(Markup.of("p")
                                        .add(
                                                owned.nothing()
                                                        ? Words.say("remove.nothing")
                                                        : Words.say("remove.owns", owned.words()))),
                        heir)
                .harmful()
                .open();
    }
}
