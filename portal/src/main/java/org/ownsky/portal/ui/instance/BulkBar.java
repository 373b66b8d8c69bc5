package org.ownsky.portal.ui.instance;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;
import org.ownsky.portal.ui.kit.Buttons;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Notices;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.instance.InstanceAction;

/** What can be done to all that is selected; there only while something is. */
final class BulkBar extends Div {
    private final Span count = new Span();

    BulkBar(Consumer<InstanceAction> act, Runnable clear) {
        addClassName("bulk");
        getElement().setAttribute("role", "toolbar");
        getElement().setAttribute("aria-label", Words.say("bulk.title"));
        count.addClassName("count");
        add(count);
        for (var action : InstanceAction.values()) {
            var button = Buttons.plain(action.verb(), InstanceActions.icon(action), () -> act.accept(action));
            if (action == InstanceAction.TERMINATE) {
                button.addClassName("danger");
            }
            if (action == InstanceAction.REBOOT) {
                button.getElement().setAttribute("data-keys", "r");
            }
            add(button);
        }
        var separator = new Span();
        separator.addClassName("sep");
        var close = Buttons.plain(Words.say("bulk.clear"), Icon.CLOSE, clear);
        add(separator, close);
        setVisible(false);
    }

    void show(int selected) {
        setVisible(selected > 0);
        var words = Words.say("bulk.selected", selected);
        count.setText(words);
        if (selected > 0) {
            Notices.announce(words);
        }
    }
}
