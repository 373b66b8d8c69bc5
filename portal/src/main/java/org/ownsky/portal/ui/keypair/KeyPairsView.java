package org.ownsky.portal.ui.keypair;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;
import java.util.Optional;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.live.Change;
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
import org.ownsky.portal.ui.navigation.KeyPairNavigation;
import org.ownsky.provisioning.keypair.KeyPairId;
import org.ownsky.provisioning.keypair.KeyPairService;
import org.ownsky.provisioning.keypair.KeyPairView;

/** The project's key pairs. */
@Route(KeyPairNavigation.ADDRESS)
@PermitAll
class KeyPairsView extends Screen {
    private final KeyPairService keyPairs;
    private final Listing<KeyPairView> list;
    private final Part empty = new Part("hero");

    KeyPairsView(Surroundings surroundings, KeyPairService keyPairs) {
        super(surroundings, Reach.PROJECT, "list-page");
        this.keyPairs = keyPairs;
        var may = caller().may(Permission.INSTANCE_OPERATE);
        var head = may
                ? Heads.of(
                        Words.say("key.title"),
                        Buttons.plain(Words.say("key.import"), Icon.PLUS, this::importKey),
                        Buttons.primary(Words.say("key.generate"), Icon.KEY, this::generate))
                : Heads.of(Words.say("key.title"));
        list = Listing.of(Words.say("key.title"), (KeyPairView key) -> key.id().value(), KeyPairView::name)
                .columns(
                        Column.name(
                                Words.say("key.column.name"),
                                key -> Cells.named(key.name(), Cells.sub(key.algorithm()))),
                        Column.<KeyPairView>fact(
                                        Words.say("key.column.fingerprint"),
                                        key -> Markup.cut("mono", key.fingerprint()))
                                .wide(160)
                                .growing(2),
                        Column.<KeyPairView>fact(Words.say("key.column.added"), key -> Moment.ago(key.createdAt()))
                                .wide(110))
                .buttons(RowAction.of(Words.say("key.delete"), this::delete).when(key -> may))
                .from(cursor -> new KeysetPage<>(keyPairs.list(caller()), Optional.empty()));
        empty.show(
                Markup.of("span", "dawn").with("aria-hidden", "true"),
                Markup.of("h2").add(Words.say("key.emptyTitle")),
                Markup.of("p").add(Words.say("key.emptyText")));
        show(head, list, empty);
        read();
    }

    private void read() {
        list.read();
        list.setVisible(!list.isEmpty());
        empty.setVisible(list.isEmpty());
    }

    @Override
    public Trail trail() {
        return Trail.of(Words.say("key.title"));
    }

    @Override
    protected void changed(Change change) {
        if (change.everything() || change.ids().stream().anyMatch(id -> IdFormat.matches(KeyPairId.PREFIX, id))) {
            read();
        }
    }

    private void importKey() {
        var name = new TextField(Words.say("key.name"));
        var publicKey = new TextArea(Words.say("launch.key.publicKey"));
        publicKey.addClassName("mono");
        publicKey.setPlaceholder("ssh-ed25519 AAAA…");
        publicKey.setHelperText(Words.say("launch.key.pasteHint"));
        publicKey.setMinRows(4);
        publicKey.addValueChangeListener(change -> {
            if (name.isEmpty() && !publicKey.isEmpty()) {
                name.setValue(KeyNames.unused(KeyNames.of(publicKey.getValue()), keyPairs.list(caller())));
            }
        });
        ask(Words.say("key.importTitle"), Words.say("key.import"), new Ask(name, publicKey), () -> {
            keyPairs.importKey(
                    caller(), name.getValue().strip(), publicKey.getValue().strip());
            Notices.tell(Words.say("key.imported", name.getValue().strip()));
        });
    }

    private void generate() {
        var name = new TextField(Words.say("key.name"));
        name.setValue(KeyNames.unused(Words.say("key.madeName", caller().name()), keyPairs.list(caller())));
        name.setHelperText(Words.say("launch.key.generateHint"));
        ask(
                Words.say("key.generateTitle"),
                Words.say("key.generate"),
                new Ask(name, null),
                () -> PrivateKeys.handOut(
                        keyPairs.generate(caller(), name.getValue().strip())));
    }

    /** The fields of a question. */
    private record Ask(
            TextField name,
            @org.jspecify.annotations.Nullable TextArea publicKey) {}

    private void ask(String title, String verb, Ask fields, Runnable action) {
        var dialog = new Dialog(title);
        var content = new Div(fields.name());
        content.addClassNames("col", "g12");
        fields.name().setWidthFull();
        if (fields.publicKey() != null) {
            fields.publicKey().setWidthFull();
            content.addComponentAsFirst(fields.publicKey());
        }
        dialog.add(content);
        var send = new Button(verb);
        send.addThemeName("primary");
        send.setDisableOnClick(true);
        send.addClickListener(click -> {
            try {
                action.run();
                dialog.close();
                read();
            } catch (CloudException refusal) {
                explain(refusal.error(), fields);
                send.setEnabled(true);
            }
        });
        dialog.getFooter().add(Buttons.plain(Words.say("cancel"), dialog::close), send);
        dialog.open();
    }

    private static void explain(CloudError error, Ask fields) {
        var aboutKey = error instanceof CloudError.InvalidInput wrong
                && wrong.field().toLowerCase(Locale.ROOT).contains("key");
        if (aboutKey && fields.publicKey() != null) {
            fields.publicKey().setErrorMessage(error.message());
            fields.publicKey().setInvalid(true);
            return;
        }
        fields.name().setErrorMessage(error.message());
        fields.name().setInvalid(true);
    }

    private void delete(KeyPairView key) {
        var dialog = new Dialog(Words.say("key.deleteTitle", key.name()));
        dialog.add(new Part("s13 t2").show(Markup.of("p").add(Words.say("key.deleteText"))));
        var remove = new Button(Words.say("key.delete"), click -> {
            dialog.close();
            if (Notices.attempt(() -> keyPairs.delete(caller(), key.id()))) {
                Notices.tell(Words.say("key.deleted", key.name()));
            }
            read();
        });
        remove.addClassName("danger-solid");
        dialog.getFooter().add(Buttons.plain(Words.say("cancel"), dialog::close), remove);
        dialog.open();
    }
}
