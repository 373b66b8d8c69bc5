package org.ownsky.portal.ui.kit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import java.util.Optional;

/** The buttons of all screens: verbs with their object, one primary a screen. */
public final class Buttons {

    private Buttons() {}

    public static Button plain(String text, Runnable action) {
        return new Button(text, click -> action.run());
    }

    public static Button plain(String text, Icon icon, Runnable action) {
        return new Button(text, icon.component(), click -> action.run());
    }

    public static Button primary(String text, Icon icon, Runnable action) {
        var button = plain(text, icon, action);
        button.addThemeVariants(ButtonVariant.PRIMARY);
        return button;
    }

    /** An icon alone, with its words as name and tooltip. */
    public static Button icon(String words, Icon icon, Runnable action) {
        var button = new Button(icon.component(), click -> action.run());
        button.addClassName("icon");
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(words);
        button.setTooltipText(words);
        return button;
    }

    /** Lets the button be pressed, or says on it why not. */
    public static void allow(Button button, Optional<String> refusal) {
        button.setEnabled(refusal.isEmpty());
        button.setTooltipText(refusal.orElse(null));
        refusal.ifPresentOrElse(
                why -> button.getElement().setAttribute("aria-description", why),
                () -> button.getElement().removeAttribute("aria-description"));
    }
}
