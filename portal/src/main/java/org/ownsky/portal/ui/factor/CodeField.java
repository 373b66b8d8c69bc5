package org.ownsky.portal.ui.factor;

import com.vaadin.flow.component.textfield.TextField;
import org.ownsky.portal.ui.kit.Words;

/** Where a code of an app goes; phones offer their number pad, and what a message or a keychain knows. */
public final class CodeField extends TextField {

    public CodeField() {
        this(Words.say("factor.code"));
        // The keypad has no letters: only where no recovery code may stand instead.
        getElement().executeJs("this.querySelector('input').inputMode = 'numeric'");
    }

    private CodeField(String label) {
        super(label);
        setWidthFull();
        setAutofocus(true);
        addClassName("one-time");
        getElement().setAttribute("autocomplete", "one-time-code").setProperty("name", "code");
    }

    /** Takes recovery codes too. */
    public static CodeField orRecoveryCode() {
        var field = new CodeField(Words.say("factor.code"));
        field.setHelperText(Words.say("factor.codeOrRecovery"));
        return field;
    }

    /** Takes nothing but a recovery code. */
    public static CodeField recoveryCode() {
        var field = new CodeField(Words.say("factor.recoveryCode"));
        field.setHelperText(Words.say("factor.recoveryCodeHint"));
        field.getElement().setAttribute("autocomplete", "off");
        return field;
    }
}
