package org.ownsky.portal.ui.security;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.ownsky.portal.factor.FactorService;
import org.ownsky.portal.factor.PasskeyService;
import org.ownsky.portal.identity.PasswordService;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.signin.SignInService;
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

/** How the person signs in, and where they have. Whoever comes from a provider is told that password and factors are kept there. */
@Route(SecurityNavigation.ADDRESS)
@PermitAll
@JsModule("./elements/recovery-codes.ts")
class SecurityView extends Screen {
    private final PasswordService passwords;
    private final FactorService factors;
    private final PasskeyService passkeys;
    private final SignInService signIns;
    private final FactorPrompt prompt;

    SecurityView(
            Surroundings surroundings,
            PasswordService passwords,
            FactorService factors,
            PasskeyService passkeys,
            SignInService signIns,
            FactorPrompt prompt) {
        super(surroundings, Reach.FLEET, "form", "security");
        this.passwords = passwords;
        this.factors = factors;
        this.passkeys = passkeys;
        this.signIns = signIns;
        this.prompt = prompt;
        read();
    }

    private void read() {
        var caller = caller();
        var open = new SignInsCard(signIns, this::caller);
        if (!passwords.isKeptHere(caller)) {
            show(Heads.of(Words.say("security.title")), cards(elsewhere(), open));
            return;
        }
        var codes = new FactorCard(factors, this::caller, prompt);
        show(
                Heads.of(Words.say("security.title")),
                cards(
                        new PasswordCard(passwords, this::caller, prompt, open::read),
                        codes,
                        new PasskeyCard(passkeys, this::caller, prompt, codes::read),
                        open));
    }

    private static Div cards(Component... cards) {
        var column = new Div(cards);
        column.addClassNames("col", "cards");
        return column;
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
