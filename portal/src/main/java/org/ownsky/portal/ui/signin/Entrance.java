package org.ownsky.portal.ui.signin;

import com.vaadin.flow.component.html.Header;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
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
}
