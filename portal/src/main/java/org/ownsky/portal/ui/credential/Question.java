package org.ownsky.portal.ui.credential;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.util.function.Consumer;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Part;
import org.ownsky.portal.ui.kit.Words;

/** Asks for what a new credential needs, or whether one is to end; stays open with the reason when it is refused. */
final class Question {

    private Question() {}

    /** With fields, for making something. */
    static void ask(String title, String verb, Runnable action, Consumer<CloudException> refused, Component... fields) {
        var content = new Div(fields);
        content.addClassNames("col", "g12");
        var send = new Button(verb);
        send.addThemeVariants(ButtonVariant.PRIMARY);
        open(title, content, send, action, refused);
    }

    /** With a warning, for ending something. */
    static void confirm(String title, String text, String verb, Runnable action) {
        var send = new Button(verb);
        send.addClassName("danger-solid");
        open(title, new Part("s13 t2").show(Markup.of("p").add(text)), send, action, Notices::refused);
    }

    private static void open(
            String title, Component content, Button send, Runnable action, Consumer<CloudException> refused) {
        var dialog = new Dialog(title);
        dialog.add(content);
        send.setDisableOnClick(true);
        send.addClickListener(click -> {
            try {
                action.run();
                dialog.close();
            } catch (CloudException refusal) {
                refused.accept(refusal);
                send.setEnabled(true);
            }
        });
        dialog.getFooter().add(Buttons.plain(Words.say("cancel"), dialog::close), send);
        dialog.open();
    }
}
