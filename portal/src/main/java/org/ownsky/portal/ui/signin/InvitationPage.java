package org.ownsky.portal.ui.signin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.invitation.AcceptanceService;
import org.ownsky.portal.invitation.InvitationView;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;

/** Where an invitation's link leads: to an account of one's own, or for somebody who has one, to the new place. */
@Route(value = "invitation/:token", autoLayout = false)
@AnonymousAllowed
class InvitationPage extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final AcceptanceService acceptance;
    private final Callers callers;
    private final Div box = new Div();

    InvitationPage(AcceptanceService acceptance, Callers callers) {
        this.acceptance = acceptance;
        this.callers = callers;
        addClassName("sign");
        box.addClassName("box");
        var main = new Main(box);
        main.setId("main");
        add(Entrance.art(), main);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var token = event.getRouteParameters().get("token").orElse("");
        box.removeAll();
        acceptance.look(callers.guest(), token).ifPresentOrElse(found -> show(found, token), this::showGone);
    }

    private void show(InvitationView invitation, String token) {
        box.add(new H1(Words.say("invitation.title", invitation.place())), about(invitation));
        if (callers.isSignedIn()) {
            acceptAsOneself(token);
            return;
        }
        box.add(
                new JoinForm(acceptance, callers, token, invitation.email()),
                new Part("hint")
                        .show(Markup.of("p")
                                .add(Words.say("invitation.haveAccount") + " ")
                                .add(Markup.link(SignInView.ADDRESS, "", Words.say("invitation.signIn"))
                                        .with("router-ignore", ""))
                                .add(" " + Words.say("invitation.thenAgain"))));
    }

    private static Part about(InvitationView invitation) {
        return new Part("s13 t2 about")
                .show(Markup.of("p")
                        .add(Words.say(
                                invitation.projectName().isPresent() ? "invitation.about" : "invitation.aboutTenant",
                                invitation.invitedBy(),
                                invitation.offer().role().label().toLowerCase(java.util.Locale.ROOT),
                                invitation.projectName().orElse(invitation.tenantName())))
                        .add(" " + Words.say("invitation.until", Moment.exact(invitation.expiresAt()))));
    }

    private void acceptAsOneself(String token) {
        var accept = Buttons.primary(
                Words.say("invitation.acceptAs", callers.account().displayName()), Icon.CHECK, () -> {
                    if (Notices.attempt(() -> acceptance.accept(callers.guest(), token))) {
                        // A whole new page: the frame around it may offer more than before.
                        getUI().ifPresent(ui -> ui.getPage().setLocation("./"));
                    }
                });
        accept.setWidthFull();
        box.add(accept);
    }

    /** Whatever was wrong with the link, the way on is the same. */
    private void showGone() {
        box.add(
                new H1(Words.say("invitation.goneTitle")),
                new Part("s13 t2").show(Markup.of("p").add(Words.say("invitation.goneText"))),
                new Part("hint")
                        .show(Markup.of("p")
                                .add(Markup.link(SignInView.ADDRESS, "", Words.say("invitation.toSignIn"))
                                        .with("router-ignore", ""))));
    }

    @Override
    public String getPageTitle() {
        return Words.say("invitation.pageTitle") + " · Ownsky";
    }
}
