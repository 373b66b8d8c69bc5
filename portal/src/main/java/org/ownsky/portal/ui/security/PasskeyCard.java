package org.ownsky.portal.ui.security;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.factor.PasskeyService;
import org.ownsky.portal.factor.PasskeyView;
import org.ownsky.portal.ui.factor.FactorPrompt;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;

/** Passkeys: added, named, removed. */
final class PasskeyCard extends Div {
    private final PasskeyService passkeys;
    private final Supplier<Caller> caller;
    private final FactorPrompt prompt;
    private final Runnable changed;

    /**
     * The card.
     *
     * @param changed called after what other cards show too may have changed
     */
    PasskeyCard(PasskeyService passkeys, Supplier<Caller> caller, FactorPrompt prompt, Runnable changed) {
        this.passkeys = passkeys;
        this.caller = caller;
        this.prompt = prompt;
        this.changed = changed;
        read();
    }

    private void read() {
        var rows = new ArrayList<Div>();
        passkeys.list(caller.get()).stream().map(this::row).forEach(rows::add);
        rows.add(adding(rows.isEmpty()));
        removeAll();
        add(Rows.card(Words.say("passkey.title"), rows.toArray(Div[]::new)));
    }

    private Div row(PasskeyView passkey) {
        var remove = Buttons.plain(Words.say("passkey.remove"), Icon.TRASH, () -> askToRemove(passkey));
        remove.addClassName("danger");
        return Rows.row(
                Markup.of("div")
                        .add(
                                Markup.of("h3").add(passkey.name()),
                                Markup.of("p", "s13 t2")
                                        .add(Words.say("passkey.added", Moment.day(passkey.addedAt())) + " · ")
                                        .add(lastUse(passkey))
                                        .add(passkey.synced() ? " · " + Words.say("passkey.synced") : "")),
                named(Buttons.plain(Words.say("passkey.rename"), () -> askToRename(passkey)), passkey),
                named(remove, passkey));
    }

    private static Button named(Button button, PasskeyView passkey) {
        button.setAriaLabel(button.getText() + " " + passkey.name());
        return button;
    }

    private static Markup lastUse(PasskeyView passkey) {
        return passkey.lastUsedAt()
                .map(at ->
                        Markup.of("span").add(Words.say("passkey.used") + " ").add(Moment.ago(at)))
                .orElseGet(() -> Markup.of("span").add(Words.say("passkey.unused")));
    }

    private Div adding(boolean first) {
        if (!passkeys.isPossible(caller.get())) {
            return Rows.row(Rows.state(Words.say("passkey.impossible"), Words.say("passkey.impossibleText")));
        }
        return Rows.row(
                Rows.state(Words.say(first ? "passkey.none" : "passkey.another"), Words.say("passkey.text")),
                Buttons.plain(Words.say("passkey.add"), Icon.PLUS, () -> prompt.beforeAdding(this::askToAdd)));
    }

    private void askToAdd() {
        new PasskeyDialog(passkeys, caller, codes -> {
                    Notices.tell(Words.say("passkey.addedNow"));
                    RecoveryCodeSheet.show(codes);
                    read();
                    changed.run();
                })
                .open();
    }

    private void askToRename(PasskeyView passkey) {
        prompt.before(() -> {
            var name = new TextField(Words.say("passkey.name"));
            name.setValue(passkey.name());
            name.setAutofocus(true);
            new FormDialog(
                            Words.say("passkey.renameTitle", passkey.name()),
                            Words.say("passkey.rename"),
                            () -> {
                                passkeys.rename(caller.get(), passkey.id(), name.getValue());
                                read();
                            },
                            name)
                    .open();
        });
    }

    private void askToRemove(PasskeyView passkey) {
        prompt.before(() -> new FormDialog(
                        Words.say("passkey.removeTitle", passkey.name()),
                        Words.say("passkey.remove"),
                        () -> {
                            passkeys.remove(caller.get(), passkey.id());
                            Notices.tell(Words.say("passkey.removed", passkey.name()));
                            read();
                            changed.run();
                        },
                        new Part("s13 t2").show(Markup.of("p").add(Words.say("passkey.removeText"))))
                .harmful()
                .open());
    }
}
