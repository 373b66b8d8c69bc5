package org.ownsky.portal.ui.list;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import org.ownsky.portal.ui.kit.Icon;

/** The field above a list that narrows it while one types; the key {@code /} leads to it. */
public final class FindField extends TextField {
    private static final int PAUSE_MILLISECONDS = 250;

    public FindField(String name, String hint, Consumer<String> find) {
        addClassName("find");
        setAriaLabel(name);
        setPlaceholder(hint);
        setPrefixComponent(Icon.SEARCH.component());
        var key = new Span();
        key.getElement().setProperty("innerHTML", "<kbd>/</kbd>").setAttribute("aria-hidden", "true");
        setSuffixComponent(key);
        setClearButtonVisible(true);
        setValueChangeMode(ValueChangeMode.LAZY);
        setValueChangeTimeout(PAUSE_MILLISECONDS);
        getElement().setAttribute("data-keys", "/");
        addValueChangeListener(change -> {
            if (change.isFromClient()) {
                find.accept(change.getValue().strip());
            }
        });
    }
}
