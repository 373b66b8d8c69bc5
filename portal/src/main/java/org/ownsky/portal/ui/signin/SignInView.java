package org.ownsky.portal.ui.signin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.ownsky.portal.factor.PasskeyQuestions;
import org.ownsky.portal.identity.SignInNotice;
import org.ownsky.portal.oidc.OidcSignIn;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;

/** Where people sign in. Why they are here again, if so, stands above the form. */
@Route(value = SignInView.ADDRESS, autoLayout = false)
@AnonymousAllowed
class SignInView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    static final String ADDRESS = "sign-in";

    private final Part notice = new Part("told");

    SignInView(OidcSignIn provider, PasskeyQuestions passkeys) {
        addClassName("sign");
        var box = new Div(notice, form());
        if (passkeys.arePossible()) {
            box.add(Entrance.passkey("signIn.passkey", passkeys::askAnybody));
        }
        if (provider.isOffered()) {
            box.add(other(provider));
        }
        box.add(hint());
        box.addClassName("box");
        var main = new Main(box);
        main.setId("main");
        add(Entrance.art(), main);
    }

    private static LoginForm form() {
        var words = LoginI18n.createDefault();
        words.getForm().setTitle(Words.say("signIn.title"));
        words.getForm().setUsername(Words.say("signIn.username"));
        words.getForm().setPassword(Words.say("signIn.password"));
        words.getForm().setSubmit(Words.say("signIn.submit"));
        words.getErrorMessage().setUsername(Words.say("signIn.usernameMissing"));
        words.getErrorMessage().setPassword(Words.say("signIn.passwordMissing"));
        var form = new LoginForm(words);
        form.setAction(ADDRESS);
        form.setForgotPasswordButtonVisible(false);
        return form;
    }

    /** A link, because the provider's page is elsewhere; it looks like the button that it is for people. */
    private static Part other(OidcSignIn provider) {
        var link = Markup.link(provider.address(), "provider", Words.say("signIn.with", provider.name()))
                .with("router-ignore", "");
        var part = Markup.of("div", "other").add(Markup.text("p", "or s13 t2", Words.say("signIn.or")), link);
        return new Part("")
                .show(
                        provider.seemsDown()
                                ? part.add(Markup.text("p", "down s13", Words.say("signIn.down", provider.name())))
                                : part);
    }

    private static Part hint() {
        return new Part("hint").show(Markup.of("p").add(Words.say("signIn.noAccount")));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        SignInNotice.in(event.getLocation().getQueryParameters().getParameters())
                .ifPresent(why -> notice.show(Entrance.notice(why)));
    }

    @Override
    public String getPageTitle() {
        return Words.say("signIn.title") + " · Ownsky";
    }
}
