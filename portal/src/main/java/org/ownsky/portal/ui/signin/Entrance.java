package org.ownsky.portal.ui.signin;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import java.util.function.Supplier;
import org.ownsky.portal.identity.SignInNotice;
import org.ownsky.portal.ui.factor.PasskeyButton;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Refusals;
import org.ownsky.portal.ui.kit.Words;

/** What the pages outside of the frame share: the mark and the claim. */
final class Entrance {

    private Entrance() {}

    static Header art() {
        var logo = Markup.of("div", "logo")
                .add(Markup.of("span", "mark").with("aria-hidden", "true"))
                .add("Ownsky");
        var claim = Markup.of("div", "claim")
                .add(
                        Markup.of("div").add(Words.say("signIn.claim.1")),
                        Markup.of("div").add(Words.say("signIn.claim.2")));
        var over = Markup.of("div", "over")
                .add(logo, Markup.of("div").add(claim, Markup.text("p", "promise", Words.say("signIn.promise"))));
        var art = new Header(new Part("").show(over));
        art.addClassName("art");
        return art;
    }

    /** Why people are here again. */
    static Markup notice(SignInNotice why) {
        return Markup.of("div", why.isError() ? "notice banner" : "notice banner info")
                .with("role", "alert")
                .add(Markup.of("span", "ic").add(Markup.icon(why.isError() ? Icon.ALERT : Icon.INFO)))
                .add(Markup.text("span", "sp s13", why.message()));
    }

    /** A button for a passkey, below what it stands in for; why a device gave none is told there. */
    static Div passkey(String words, Supplier<String> question) {
        var told = new Part("told");
        var button = PasskeyButton.signingIn(Words.say(words), question, why -> told.show(Refusals.banner(why)));
        var or = new Part("").show(Markup.text("p", "or s13 t2", Words.say("signIn.or")));
        var other = new Div(or, told, button);
        other.addClassNames("other", "passkey");
        return other;
    }
}
