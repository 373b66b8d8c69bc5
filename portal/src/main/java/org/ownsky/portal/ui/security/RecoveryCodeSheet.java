package org.ownsky.portal.ui.security;

import com.vaadin.flow.component.UI;
import java.util.List;
import org.ownsky.portal.ui.kit.Words;
import tools.jackson.databind.node.JsonNodeFactory;

/** Hands recovery codes to the browser, which shows them this once; nothing of them stays in the session. */
final class RecoveryCodeSheet {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private RecoveryCodeSheet() {}

    /** None is fine: then nothing is shown. */
    static void show(List<String> codes) {
        if (codes.isEmpty()) {
            return;
        }
        var words = JSON.objectNode()
                .put("title", Words.say("security.sheetTitle"))
                .put("text", Words.say("security.sheetText"))
                .put("copy", Words.say("copy"))
                .put("copied", Words.say("copied"))
                .put("download", Words.say("security.sheetDownload"))
                .put("file", "ownsky-recovery-codes.txt")
                .put("done", Words.say("secret.done"));
        var list = JSON.arrayNode();
        codes.forEach(list::add);
        UI.getCurrent().getPage().executeJs("window.ownskyRecoveryCodes($0, $1)", words, list);
    }
}
