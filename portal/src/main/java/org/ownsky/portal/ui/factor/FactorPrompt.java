package org.ownsky.portal.ui.factor;

import com.vaadin.flow.component.textfield.PasswordField;
import org.ownsky.portal.factor.StepUpService;
import org.ownsky.portal.ui.kit.FormDialog;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Viewer;
import org.ownsky.portal.ui.kit.Words;
import org.springframework.stereotype.Component;

/** Asks for a second factor, in place, before something that an open browser alone must not do. */
@Component
public class FactorPrompt {
    private final StepUpService steps;
    private final Viewer viewer;

    FactorPrompt(StepUpService steps, Viewer viewer) {
        this.steps = steps;
        this.viewer = viewer;
    }

    /** As {@link #before}, for adding a factor: who has none enters their password. */
    public void beforeAdding(Runnable action) {
        if (!steps.isPasswordDue(viewer.caller())) {
            before(action);
            return;
        }
        var password = new PasswordField(Words.say("security.passwordPresent"));
        password.getElement().setAttribute("autocomplete", "current-password");
        password.setWidthFull();
        password.setAutofocus(true);
        new FormDialog(
                        Words.say("factor.passwordTitle"),
                        Words.say("factor.continue"),
                        () -> {
                            steps.showPassword(viewer.caller(), password.getValue());
                            action.run();
                        },
                        new Part("s13 t2").show(Markup.of("p").add(Words.say("factor.passwordText"))),
                        password)
                .open();
    }

    /** Goes on at once for who has no factor, or has shown it in this browser a short while ago; else after it was shown. */
    public void before(Runnable action) {
        if (!steps.isDue(viewer.caller())) {
            action.run();
            return;
        }
        var code = CodeField.orRecoveryCode();
        var dialog = new FormDialog(
                Words.say("factor.promptTitle"),
                Words.say("factor.continue"),
                () -> {
                    steps.show(viewer.caller(), code.getValue());
                    action.run();
                },
                new Part("s13 t2").show(Markup.of("p").add(Words.say("factor.promptText"))),
                code);
        if (steps.hasPasskey(viewer.caller())) {
            dialog.add(PasskeyButton.showing(
                    Words.say("factor.usePasskey"),
                    () -> steps.askForPasskey(viewer.caller()),
                    answer -> {
                        if (Notices.attempt(() -> steps.showPasskey(viewer.caller(), answer))) {
                            dialog.close();
                            action.run();
                        }
                    },
                    Notices::tell));
        }
        dialog.open();
    }
}
