package org.ownsky.portal.ui.credential;

import org.ownsky.portal.credential.NewAccessKey;
import org.ownsky.portal.credential.NewToken;
import org.ownsky.portal.ui.kit.SecretSheet;
import org.ownsky.portal.ui.kit.Words;

/** Hands out what was made. */
final class Secrets {

    private Secrets() {}

    static void handOut(NewToken made) {
        SecretSheet.show(
                Words.say("token.made.title", made.view().name()),
                Words.say("token.made.text"),
                new SecretSheet.Value(Words.say("token.secret"), made.secret()));
    }

    static void handOut(NewAccessKey made) {
        var id = made.view().id().value();
        SecretSheet.show(
                Words.say("accessKey.made.title", id),
                Words.say("accessKey.made.text"),
                new SecretSheet.Value(Words.say("accessKey.id"), id),
                new SecretSheet.Value(Words.say("accessKey.secret"), made.secret()));
    }
}
