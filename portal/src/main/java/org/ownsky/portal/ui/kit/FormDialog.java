package org.ownsky.portal.ui.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.ownsky.kernel.CloudException;

/** Fields and a verb. A refusal stays in the dialog, above the fields, and they keep their values. */
public final class FormDialog extends Dialog {
    private final Part refusal = new Part("told");
    private final Button send;

    public FormDialog(String title, String verb, Runnable action, Component... fields) {
        super(title);
        var content = new Div(refusal);
        content.add(fields);
        content.addClassNames("col", "g12", "ask");
        for (var field : fields) {
            if (field instanceof HasSize sized) {
                sized.setWidthFull();
            }
        }
        send = new Button(verb);
        send.addThemeName("primary");
        send.setDisableOnClick(true);
        send.addClickListener(click -> {
            if (attempt(action)) {
                close();
            }
            send.setEnabled(true);
        });
        add(content);
        getFooter().add(Buttons.plain(Words.say("cancel"), this::close), send);
        setWidth("440px");
    }

    /** For an act that harms. */
    public FormDialog harmful() {
        send.removeThemeName("primary");
        send.addClassName("danger-solid");
        return this;
    }

    /** Lets the verb be pressed only once somebody has typed this: for what cannot be undone. */
    public FormDialog afterTyping(String name) {
        var typed = new TextField(Words.say("confirm.type", name));
        typed.setWidthFull();
        typed.setValueChangeMode(ValueChangeMode.EAGER);
        typed.getElement().setAttribute("autocomplete", "off");
        typed.addValueChangeListener(
                change -> send.setEnabled(change.getValue().strip().equals(name)));
        send.setDisableOnClick(false);
        send.setEnabled(false);
        add(typed);
        return this;
    }

    private boolean attempt(Runnable action) {
        try {
            action.run();
            return true;
        } catch (CloudException refused) {
            refusal.show(Refusals.banner(refused.error().message()));
            return false;
        }
    }
}
