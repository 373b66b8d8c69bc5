package org.ownsky.portal.ui.signin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.ownsky.portal.factor.PasskeyQuestions;
import org.ownsky.portal.factor.PendingSignIns;
import org.ownsky.portal.identity.SignInNotice;
import org.ownsky.portal.identity.SignedInAccount;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;

/** The second step of signing in: for who gave the right password in this browser, and nobody else. */
@Route(value = SecondStepView.ADDRESS, autoLayout = false)
@AnonymousAllowed
class SecondStepView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String ADDRESS = "sign-in/code";

    /** Has the page ask for a recovery code, and its form say so. */
    static final String RECOVERY = "recovery";

    private final PendingSignIns pending;
    private final PasskeyQuestions passkeys;
    private final Div box = new Div();

    SecondStepView(PendingSignIns pending, PasskeyQuestions passkeys) {
        this.pending = pending;
        this.passkeys = passkeys;
        addClassName("sign");
        box.addClassName("box");
        var main = new Main(box);
        main.setId("main");
        add(Entrance.art(), main);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var account = pending.current();
        if (account.isEmpty()) {
            event.forwardTo(SignInView.class);
            return;
        }
        var parameters = event.getLocation().getQueryParameters().getParameters();
        show(account.get(), parameters.containsKey(RECOVERY));
        SignInNotice.in(parameters)
                .ifPresent(why -> box.addComponentAtIndex(0, new Part("told").show(Entrance.notice(why))));
    }

    private void show(SignedInAccount account, boolean recovery) {
        box.removeAll();
        box.add(
                new H1(Words.say(recovery ? "secondStep.recoveryTitle" : "secondStep.title")),
                new Part("s13 t2 about")
                        .show(Markup.of("p")
                                .add(Words.say(
                                        recovery ? "secondStep.recoveryText" : "secondStep.text", account.username()))),
                new CodeForm(recovery));
        if (!recovery && passkeys.arePossible(account.id())) {
            box.add(Entrance.passkey("secondStep.usePasskey", () -> passkeys.ask(account.id())));
        }
        box.add(ways(recovery));
    }

    private static Part ways(boolean recovery) {
        var other = recovery
                ? Markup.link(ADDRESS, "", Words.say("secondStep.useCode"))
                : Markup.link(ADDRESS + "?" + RECOVERY, "", Words.say("secondStep.useRecovery"));
        return new Part("hint")
                .show(
                        Markup.of("p").add(other.with("router-ignore", "")),
                        Markup.of("p")
                                .add(Words.say("secondStep.notYou") + " ")
                                .add(Markup.link(SignInView.ADDRESS, "", Words.say("secondStep.back"))
                                        .with("router-ignore", "")));
    }

    @Override
    public String getPageTitle() {
        return Words.say("secondStep.title") + " · Ownsky";
    }
}
