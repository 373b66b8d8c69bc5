package org.ownsky.portal.ui.security;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.ownsky.portal.factor.FactorService;
import org.ownsky.portal.factor.PasskeyService;
import org.ownsky.portal.identity.PasswordService;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.factor.FactorPrompt;
import org.ownsky.portal.ui.kit.Cards;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.SecurityNavigation;

/** How the person signs in. Whoever comes from a provider is told that it is kept there. */
@Route(SecurityNavigation.ADDRESS)
@PermitAll
@JsModule("./elements/recovery-codes.ts")
class SecurityView extends Screen {
    private final PasswordService passwords;
    private final FactorService factors;
    private final PasskeyService passkeys;
    private final FactorPrompt prompt;

    SecurityView(
            Surroundings surroundings,
            PasswordService passwords,
            FactorService factors,
            PasskeyService passkeys,
            FactorPrompt prompt) {
        super(surroundings, Reach.FLEET, "form", "security");
        this.passwords = passwords;
        this.factors = factors;
        this.passkeys = passkeys;
        this.prompt = prompt;
        read();
    }

    private void read() {
        var caller = caller();
        if (!passwords.isKeptHere(caller)) {
            show(Heads.of(Words.say("security.title")), elsewhere());
            return;
        }
        var codes = new FactorCard(factors, this::caller, prompt);
        var cards = new Div(
                new PasswordCard(passwords, this::caller, prompt),
                codes,
                new PasskeyCard(passkeys, this::caller, prompt, codes::read));
        cards.addClassNames("col", "cards");
        show(Heads.of(Words.say("security.title")), cards);
    }

    private static Part elsewhere() {
        return new Part("")
                .show(Cards.banner(
                        "info", Icon.INFO, Words.say("security.elsewhereTitle"), Words.say("security.elsewhereText")));
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("security.title"));
    }

    @Override
    protected void changed(Change change) {
        // Nobody but the person changes this, and here.
    }
}
