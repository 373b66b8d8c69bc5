package org.ownsky.portal.ui.security;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.identity.Password;
import org.ownsky.portal.identity.PasswordService;
import org.ownsky.portal.ui.factor.FactorPrompt;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Words;

/** Changes the password. */
final class PasswordCard extends Div {
    private final PasswordService passwords;
    private final Supplier<Caller> caller;
    private final Runnable changed;

    PasswordCard(PasswordService passwords, Supplier<Caller> caller, FactorPrompt prompt, Runnable changed) {
        this.passwords = passwords;
        this.caller = caller;
        this.changed = changed;
        add(Rows.card(
                Words.say("security.password"),
                Rows.row(
                        Rows.state(Words.say("security.passwordName"), Words.say("security.passwordText")),
                        Buttons.plain(
                                Words.say("security.passwordChange"), Icon.KEY, () -> prompt.before(this::ask)))));
    }

    private void ask() {
        var present = field("security.passwordPresent", "current-password");
        var fresh = field("security.passwordNew", "new-password");
        fresh.setHelperText(Words.say("security.passwordHint"));
        var again = field("security.passwordAgain", "new-password");
        present.setAutofocus(true);
        new FormDialog(
                        Words.say("security.passwordChange"),
                        Words.say("security.passwordChange"),
                        () -> change(present.getValue(), fresh.getValue(), again.getValue()),
                        present,
                        fresh,
                        again)
                .open();
    }

    private void change(String present, String fresh, String again) {
        if (!fresh.equals(again)) {
            throw CloudException.invalid(
                    Words.say("security.passwordAgain"), "•••", Words.say("security.passwordSame"));
        }
        passwords.change(caller.get(), present, new Password(fresh));
        changed.run();
        Notices.tell(Words.say("security.passwordChanged"));
    }

    private static PasswordField field(String label, String purpose) {
        var field = new PasswordField(Words.say(label));
        field.getElement().setAttribute("autocomplete", purpose);
        return field;
    }
}
