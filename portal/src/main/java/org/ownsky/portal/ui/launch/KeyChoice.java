package org.ownsky.portal.ui.launch;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.ui.keypair.KeyNames;
import org.ownsky.portal.ui.keypair.PrivateKeys;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.keypair.KeyPairId;
import org.ownsky.provisioning.keypair.KeyPairService;
import org.ownsky.provisioning.keypair.KeyPairView;

/** The SSH key: one of the project's, one pasted here, or one made here. */
final class KeyChoice extends Div {
    private static final int LONGEST_KEY = 16_384;

    private final KeyPairService keyPairs;
    private final RadioButtonGroup<Way> way = new RadioButtonGroup<>();
    private final Select<KeyPairView> mine = new Select<>();
    private final TextArea pasted = new TextArea(Words.say("launch.key.publicKey"));
    private final Span explanation = new Span();

    /** Where the key comes from. */
    enum Way {
        USE_MINE,
        PASTE,
        GENERATE
    }

    KeyChoice(KeyPairService keyPairs, Caller caller) {
        this.keyPairs = keyPairs;
        addClassName("col");
        var label = new Span(Words.say("launch.key"));
        label.addClassNames("label", "sp");
        label.setId("ssh-key-label");
        way.addClassName("segments");
        way.setAriaLabelledBy("ssh-key-label");
        way.setItems(Way.values());
        way.setItemLabelGenerator(choice -> Words.say("launch.key." + choice.name()));
        way.addValueChangeListener(change -> showWay());
        var head = new Div(label, way);
        head.addClassNames("row", "wrap");

        mine.setAriaLabel(Words.say("launch.key.which"));
        mine.setItemLabelGenerator(KeyPairView::name);
        mine.setPrefixComponent(Icon.KEY.component());
        mine.setRenderer(new ComponentRenderer<>(KeyChoice::option));
        pasted.setPlaceholder("ssh-ed25519 AAAA…");
        pasted.setHelperText(Words.say("launch.key.pasteHint"));
        pasted.setMaxLength(LONGEST_KEY);
        pasted.addClassName("mono");
        pasted.setMinRows(3);
        explanation.addClassNames("s13", "t2");
        add(head, mine, pasted, explanation);
        offer(keyPairs.list(caller));
    }

    private static Part option(KeyPairView key) {
        return new Part("key-option")
                .show(
                        Markup.text("span", "m cut block", key.name()),
                        Markup.text("span", "mono s12 t2 cut block", key.fingerprint()));
    }

    private void offer(List<KeyPairView> keys) {
        mine.setItems(keys);
        keys.stream()
                .max(java.util.Comparator.comparing(KeyPairView::createdAt))
                .ifPresent(mine::setValue);
        way.setItemEnabledProvider(choice -> choice != Way.USE_MINE || !keys.isEmpty());
        way.setValue(keys.isEmpty() ? Way.GENERATE : Way.USE_MINE);
        showWay();
    }

    private void showWay() {
        var chosen = way.getValue();
        mine.setVisible(chosen == Way.USE_MINE);
        pasted.setVisible(chosen == Way.PASTE);
        explanation.setVisible(chosen == Way.GENERATE);
        explanation.setText(Words.say("launch.key.generateHint"));
        pasted.setInvalid(false);
    }

    /** Whether it is complete; says what is missing. */
    boolean valid() {
        var complete = way.getValue() != Way.PASTE || !pasted.getValue().isBlank();
        pasted.setErrorMessage(Words.say("launch.key.missing"));
        pasted.setInvalid(!complete);
        return complete;
    }

    /** Says what is wrong with the pasted key; false when none was pasted. */
    boolean refuse(String message) {
        if (way.getValue() != Way.PASTE) {
            return false;
        }
        pasted.setErrorMessage(message);
        pasted.setInvalid(true);
        pasted.focus();
        return true;
    }

    /**
     * The key pair to launch with. One that was pasted or made here exists from now on and is what this choice then stands
     * at, so that trying the launch again makes no second one.
     */
    Optional<KeyPairId> resolve(Caller caller) {
        return switch (way.getValue()) {
            case USE_MINE -> Optional.ofNullable(mine.getValue()).map(KeyPairView::id);
            case PASTE -> Optional.of(take(caller, imported(caller)).id());
            case GENERATE -> {
                var made = keyPairs.generate(
                        caller, KeyNames.unused(Words.say("key.madeName", caller.name()), keyPairs.list(caller)));
                PrivateKeys.handOut(made);
                yield Optional.of(take(caller, made.keyPair()).id());
            }
        };
    }

    private KeyPairView imported(Caller caller) {
        var text = pasted.getValue().strip();
        var existing = keyPairs.list(caller);
        return existing.stream()
                .filter(key -> KeyNames.sameKey(key.publicKey(), text))
                .findFirst()
                .orElseGet(() -> keyPairs.importKey(caller, KeyNames.unused(KeyNames.of(text), existing), text));
    }

    private KeyPairView take(Caller caller, KeyPairView key) {
        var keys = keyPairs.list(caller);
        offer(keys);
        keys.stream()
                .filter(candidate -> candidate.id().equals(key.id()))
                .findFirst()
                .ifPresent(mine::setValue);
        return key;
    }
}
