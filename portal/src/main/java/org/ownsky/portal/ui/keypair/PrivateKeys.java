package org.ownsky.portal.ui.keypair;

import com.vaadin.flow.component.UI;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.keypair.GeneratedKeyPair;
import tools.jackson.databind.node.JsonNodeFactory;

/** Hands private keys to the browser, which downloads them at once; nothing of them stays here. */
public final class PrivateKeys {

    private PrivateKeys() {}

    public static void handOut(GeneratedKeyPair made) {
        var name = made.keyPair().name();
        var words = JsonNodeFactory.instance
                .objectNode()
                .put("title", Words.say("privateKey.title", name))
                .put("text", Words.say("privateKey.text", name))
                .put("again", Words.say("privateKey.again"))
                .put("copy", Words.say("privateKey.copy"))
                .put("copied", Words.say("copied"))
                .put("done", Words.say("privateKey.done"));
        UI.getCurrent().getPage().executeJs("window.ownskyPrivateKey($0, $1, $2)", name, made.privateKey(), words);
    }
}
