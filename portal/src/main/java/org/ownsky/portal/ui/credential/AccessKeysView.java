package org.ownsky.portal.ui.credential;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.portal.credential.AccessKeyService;
import org.ownsky.portal.credential.AccessKeyView;
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

/** Access keys in the project: one's own, and everybody's for who administers it. */
@Route(CredentialNavigation.ACCESS_KEYS)
@PermitAll
@JsModule("./elements/secret.ts")
class AccessKeysView extends Screen {
    private final AccessKeyService keys;
    private final FactorPrompt prompt;
    private final Listing<AccessKeyView> list;
    private final Part empty = new Part("hero");

    AccessKeysView(Surroundings surroundings, AccessKeyService keys, FactorPrompt prompt) {
        super(surroundings, Reach.PROJECT, "list-page");
        this.keys = keys;
        this.prompt = prompt;
        list = Listing.of(
                        Words.say("accessKey.title"),
                        (AccessKeyView key) -> key.id().value(),
                        (AccessKeyView key) -> key.id().value())
                .columns(
                        Column.<AccessKeyView>name(
                                        Words.say("accessKey.column.id"),
                                        key -> Markup.of("span", "block")
                                                .add(
                                                        Markup.cut(
                                                                "mono name",
                                                                key.id().value()),
                                                        Cells.sub(key.ownerName())))
                                .wide(210),
                        Column.<AccessKeyView>fact(
                                        Words.say("credential.column.lastUsed"), key -> Facts.lastUse(key.lastUse()))
                                .wide(150),
                        Column.<AccessKeyView>fact(
                                        Words.say("credential.column.made"), key -> Moment.ago(key.createdAt()))
                                .wide(110)
                                .offPhone(),
                        Column.<AccessKeyView>fact(
                                        Words.say("credential.column.ends"),
                                        key -> Facts.end(key.expiresAt(), clock().instant()))
                                .wide(170))
                .buttons(
                        RowAction.<AccessKeyView>of(Words.say("accessKey.replace"), key -> create())
                                .when(this::isOnlyOneOfMine),
                        RowAction.<AccessKeyView>of(Words.say("accessKey.revoke"), this::revoke)
                                .look(RowAction.Look.HARMFUL))
                .sideBySide(2)
                .from(cursor -> new KeysetPage<>(all(), Optional.empty()));
        empty.show(
                Markup.of("span", "dawn").with("aria-hidden", "true"),
                Markup.of("h2").add(Words.say("accessKey.emptyTitle")),
                Markup.of("p").add(Words.say("accessKey.emptyText")));
        show(
                Heads.of(
                        Words.say("accessKey.title"),
                        Buttons.primary(Words.say("accessKey.create"), Icon.PLUS, this::create)),
                list,
                empty);
        read();
    }

    private void read() {
        list.read();
        list.setVisible(!list.isEmpty());
        empty.setVisible(list.isEmpty());
    }

    /** Somebody whose role was taken away meanwhile sees none. */
    private List<AccessKeyView> all() {
        return keys.list(caller());
    }

    private boolean isOnlyOneOfMine(AccessKeyView key) {
        var me = caller().user();
        return key.owner().equals(me)
                && all().stream().filter(other -> other.owner().equals(me)).count() == 1;
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("accessKey.title"));
    }

    @Override
    protected void changed(Change change) {
        if (change.everything() || change.ids().stream().anyMatch(id -> id.startsWith("AKIA"))) {
            read();
        }
    }

    private void create() {
        prompt.before(this::ask);
    }

    private void ask() {
        var lifetime = Lifetime.orUnlimited();
        var text = new Part("s13 t2").show(Markup.of("p").add(Words.say("accessKey.createText")));
        Question.ask(
                Words.say("accessKey.createTitle"),
                Words.say("accessKey.create"),
                () -> {
                    Secrets.handOut(keys.create(caller(), lifetime.getValue()));
                    read();
                },
                Notices::refused,
                text,
                lifetime);
    }

    private void revoke(AccessKeyView key) {
        Question.confirm(
                Words.say("accessKey.revokeTitle", key.id()),
                Words.say("accessKey.revokeText", key.ownerName()),
                Words.say("accessKey.revoke"),
                () -> {
                    keys.revoke(caller(), key.id());
                    Notices.tell(Words.say("accessKey.revoked", key.id()));
                    read();
                });
    }
}
