package org.ownsky.portal.ui.credential;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.portal.credential.TokenService;
import org.ownsky.portal.credential.TokenView;
import org.ownsky.portal.live.Change;
import org.ownsky.portal.ui.factor.FactorPrompt;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Heads;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Screen;
import org.ownsky.portal.ui.kit.Surroundings;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;
import org.ownsky.portal.ui.list.Column;
import org.ownsky.portal.ui.list.Listing;
import org.ownsky.portal.ui.list.RowAction;
import org.ownsky.portal.ui.navigation.CredentialNavigation;

/** The person's own access tokens. */
@Route(CredentialNavigation.TOKENS)
@PermitAll
@JsModule("./elements/secret.ts")
class TokensView extends Screen {
    private final TokenService tokens;
    private final FactorPrompt prompt;
    private final Listing<TokenView> list;
    private final Part empty = new Part("hero");

    TokensView(Surroundings surroundings, TokenService tokens, FactorPrompt prompt) {
        super(surroundings, Reach.FLEET, "list-page");
        this.tokens = tokens;
        this.prompt = prompt;
        list = Listing.of(
                        Words.say("token.title"),
                        (TokenView token) -> token.id().value(),
                        TokenView::name)
                .columns(
                        Column.name(
                                Words.say("token.column.name"),
                                token -> Cells.named(
                                        token.name(),
                                        Markup.text(
                                                "span", "sub mono", token.id().value()))),
                        Column.<TokenView>fact(
                                        Words.say("credential.column.lastUsed"),
                                        token -> Facts.lastUse(token.lastUse()))
                                .wide(150),
                        Column.<TokenView>fact(
                                        Words.say("credential.column.made"), token -> Moment.ago(token.createdAt()))
                                .wide(110)
                                .offPhone(),
                        Column.<TokenView>fact(
                                        Words.say("credential.column.ends"),
                                        token -> Facts.end(Optional.of(token.expiresAt()), clock().instant()))
                                .wide(150))
                .buttons(
                        RowAction.of(Words.say("token.replace"), this::replace),
                        RowAction.<TokenView>of(Words.say("token.revoke"), this::revoke)
                                .look(RowAction.Look.HARMFUL))
                .sideBySide(2)
                .from(cursor -> new KeysetPage<>(tokens.list(caller()), Optional.empty()));
        empty.show(
                Markup.of("span", "dawn").with("aria-hidden", "true"),
                Markup.of("h2").add(Words.say("token.emptyTitle")),
                Markup.of("p").add(Words.say("token.emptyText")),
                Markup.of("pre", "mono").add(Words.say("token.example")));
        show(
                Heads.of(
                        Words.say("token.title"),
                        Buttons.primary(Words.say("token.create"), Icon.PLUS, () -> create(""))),
                list,
                empty);
        read();
    }

    private void read() {
        list.read();
        list.setVisible(!list.isEmpty());
        empty.setVisible(list.isEmpty());
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("token.title"));
    }

    @Override
    protected void changed(Change change) {
        if (change.everything()) {
            read();
        }
    }

    private void create(String suggested) {
        prompt.before(() -> ask(suggested));
    }

    private void ask(String suggested) {
        var name = new TextField(Words.say("token.name"));
        name.setValue(suggested);
        name.setHelperText(Words.say("token.nameHint"));
        name.setWidthFull();
        var lifetime = lifetime();
        Question.ask(
                Words.say("token.createTitle"),
                Words.say("token.create"),
                () -> {
                    Secrets.handOut(tokens.create(caller(), name.getValue(), lifetime.getValue()));
                    read();
                },
                refused -> {
                    name.setErrorMessage(refused.error().message());
                    name.setInvalid(true);
                },
                name,
                lifetime);
    }

    /** The old one works until the new one is in place everywhere; people end it then. */
    private void replace(TokenView token) {
        create(token.name());
    }

    private void revoke(TokenView token) {
        Question.confirm(
                Words.say("token.revokeTitle", token.name()),
                Words.say("token.revokeText"),
                Words.say("token.revoke"),
                () -> {
                    tokens.revoke(caller(), token.id());
                    Notices.tell(Words.say("token.revoked", token.name()));
                    read();
                });
    }

    private Lifetime lifetime() {
        return Lifetime.upTo(tokens.longestLifetime(caller()), tokens.defaultLifetime(caller()));
    }
}
