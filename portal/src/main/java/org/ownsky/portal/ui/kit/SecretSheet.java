package org.ownsky.portal.ui.kit;

import com.vaadin.flow.component.UI;
import tools.jackson.databind.node.JsonNodeFactory;

/** Hands secrets to the browser, which shows them this once; nothing of them stays in the session. */
public final class SecretSheet {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SecretSheet() {}

    /** What stands in a field to be copied. */
    public record Value(String label, String value) {
        @Override
        public String toString() {
            return "Value[" + label + "]";
        }
    }

    /** The page has to have {@code ./elements/secret.ts}. */
    public static void show(String title, String text, Value... values) {
        var words = JSON.objectNode()
                .put("title", title)
                .put("text", text)
                .put("copy", Words.say("copy"))
                .put("copied", Words.say("copied"))
                .put("done", Words.say("secret.done"));
        var list = JSON.arrayNode();
        for (var value : values) {
            list.add(JSON.objectNode().put("label", value.label()).put("value", value.value()));
        }
        UI.getCurrent().getPage().executeJs("window.ownskySecret($0, $1)", words, list);
    }
}
