package org.ownsky.portal.ui.factor;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.page.PendingJavaScriptResult;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Words;

/** Has the browser make or show a passkey when it is pressed. The device's answer, or why there is none, comes back. */
@JsModule("./elements/passkey.ts")
public final class PasskeyButton extends Button {
    private static final String PASSKEYS = "return window.ownskyPasskeys.";

    private PasskeyButton(String words) {
        super(words, Icon.KEY.component());
        setDisableOnClick(true);
    }

    /**
     * Makes a passkey.
     *
     * @param question in JSON; empty when there is none to be asked
     */
    public static PasskeyButton making(
            String words, Supplier<String> question, Consumer<String> answer, Consumer<String> refusal) {
        return asking(words, "create($0)", question, answer, refusal);
    }

    /** Shows a passkey. */
    public static PasskeyButton showing(
            String words, Supplier<String> question, Consumer<String> answer, Consumer<String> refusal) {
        return asking(words, "show($0)", question, answer, refusal);
    }

    /** Shows a passkey and sends the answer to where people are signed in. */
    public static PasskeyButton signingIn(String words, Supplier<String> question, Consumer<String> refusal) {
        var button = new PasskeyButton(words);
        button.addClickListener(click -> button.run("signIn($0, 'sign-in/passkey')", question.get())
                .then(String.class, error -> {
                    button.setEnabled(true);
                    if (!error.isEmpty()) {
                        refusal.accept(why(error));
                    }
                }));
        return button;
    }

    private static PasskeyButton asking(
            String words, String call, Supplier<String> question, Consumer<String> answer, Consumer<String> refusal) {
        var button = new PasskeyButton(words);
        button.addClickListener(click -> {
            var asked = question.get();
            if (asked.isEmpty()) {
                button.setEnabled(true);
                return;
            }
            button.run(call, asked).then(String.class, json -> {
                button.setEnabled(true);
                PasskeyError.in(json).ifPresentOrElse(error -> refusal.accept(why(error)), () -> answer.accept(json));
            });
        });
        return button;
    }

    /** By the page: what a disabled button's own script answers is not listened to. */
    private PendingJavaScriptResult run(String call, String question) {
        return UI.getCurrent().getPage().executeJs(PASSKEYS + call, question);
    }

    private static String why(String error) {
        return Words.sayOr("passkey.error." + error, Words.say("passkey.error.other"));
    }
}
