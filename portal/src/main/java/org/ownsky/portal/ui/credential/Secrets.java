package org.ownsky.portal.ui.credential;

import com.vaadin.flow.component.UI;
import org.ownsky.portal.credential.NewAccessKey;
import org.ownsky.portal.credential.NewToken;
import org.ownsky.portal.ui.kit.Words;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Hands secrets to the browser, which shows them this once; nothing of them stays in the session. */
final class Secrets {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Secrets() {}

    static void handOut(NewToken made) {
        show(words("token.made.title", made.view().name(), "token.made.text"), value("token.secret", made.secret()));
    }

    static void handOut(NewAccessKey made) {
        show(
                words("accessKey.made.title", made.view().id().value(), "accessKey.made.text"),
                value("accessKey.id", made.view().id().value()),
                value("accessKey.secret", made.secret()));
    }

    private static ObjectNode words(String title, String name, String text) {
        return JSON.objectNode()
                .put("title", Words.say(title, name))
                .put("text", Words.say(text))
                .put("copy", Words.say("copy"))
                .put("copied", Words.say("copied"))
                .put("done", Words.say("secret.done"));
    }

    private static ObjectNode value(String label, String value) {
        return JSON.objectNode().put("label", Words.say(label)).put("value", value);
    }

    private static void show(ObjectNode words, ObjectNode... values) {
        var list = JSON.arrayNode();
        for (var value : values) {
            list.add(value);
        }
        UI.getCurrent().getPage().executeJs("window.ownskySecret($0, $1)", words, list);
    }
}
