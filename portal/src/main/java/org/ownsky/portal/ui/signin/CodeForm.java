package org.ownsky.portal.ui.signin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Input;
import org.ownsky.portal.ui.factor.CodeField;
import org.ownsky.portal.ui.kit.Words;

/** Sends a code as any form is sent, so that a browser that comes back in is a new page with a new session. */
@Tag("form")
final class CodeForm extends HtmlContainer {
    /** A code counts once: a second press would find it used. */
    private static final String SEND_ONCE = """
            this.addEventListener('submit', (event) => {
              if (this.dataset.sent) event.preventDefault();
              this.dataset.sent = 'true';
            });
            """;

    CodeForm(boolean recovery) {
        addClassNames("col", "g12");
        getElement().setAttribute("method", "post").setAttribute("action", SecondStepView.ADDRESS);
        getElement().executeJs(SEND_ONCE);
        add(recovery ? CodeField.recoveryCode() : new CodeField());
        if (recovery) {
            add(marker());
        }
        add(send());
    }

    private static Component marker() {
        var marker = new Input();
        marker.setType("hidden");
        marker.getElement().setAttribute("name", SecondStepView.RECOVERY);
        marker.setValue("yes");
        return marker;
    }

    private static Button send() {
        var send = new Button(Words.say("factor.continue"));
        send.addThemeVariants(ButtonVariant.PRIMARY);
        send.getElement().executeJs("this.addEventListener('click', () => this.closest('form').requestSubmit())");
        return send;
    }
}
