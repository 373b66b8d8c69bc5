package org.ownsky.portal.ui.security;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.factor.PasskeyEnrolment;
import org.ownsky.portal.factor.PasskeyService;
import org.ownsky.portal.ui.factor.PasskeyButton;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Refusals;
import org.ownsky.portal.ui.kit.Words;

/** Names a passkey and has the device make it; a refusal, ours or the device's, stays in the dialog. */
final class PasskeyDialog extends Dialog {
    private final PasskeyService passkeys;
    private final Supplier<Caller> caller;
    private final Consumer<List<String>> made;
    private final Part refusal = new Part("told");
    private final TextField name = new TextField(Words.say("passkey.name"));
    private Optional<PasskeyEnrolment> asked = Optional.empty();

    /**
     * The dialog.
     *
     * @param made is given the recovery codes that came with a first factor
     */
    PasskeyDialog(PasskeyService passkeys, Supplier<Caller> caller, Consumer<List<String>> made) {
        super(Words.say("passkey.addTitle"));
        this.passkeys = passkeys;
        this.caller = caller;
        this.made = made;
        name.setHelperText(Words.say("passkey.nameHint"));
        name.setAutofocus(true);
        name.setWidthFull();
        var content = new Div(refusal, new Part("s13 t2").show(Markup.of("p").add(Words.say("passkey.addText"))), name);
        content.addClassNames("col", "g12", "ask");
        add(content);
        var make = PasskeyButton.making(
                Words.say("passkey.make"), this::ask, this::keep, why -> refusal.show(Refusals.banner(why)));
        make.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(Buttons.plain(Words.say("cancel"), this::close), make);
        setWidth("440px");
    }

    private String ask() {
        try {
            asked = Optional.of(passkeys.begin(caller.get()));
            return asked.get().json();
        } catch (CloudException refused) {
            refusal.show(Refusals.banner(refused.error().message()));
            return "";
        }
    }

    private void keep(String answer) {
        try {
            var codes = passkeys.add(caller.get(), asked.orElseThrow(), answer, name.getValue());
            close();
            made.accept(codes);
        } catch (CloudException refused) {
            refusal.show(Refusals.banner(refused.error().message()));
        }
    }
}
