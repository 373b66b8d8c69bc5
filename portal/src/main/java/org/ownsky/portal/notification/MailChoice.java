package org.ownsky.portal.notification;

import java.util.Arrays;
import java.util.Optional;

/** Whether and when something is mailed. */
public enum MailChoice {
    OFF("off"),
    /** All of a day in one message. */
    DIGEST("digest"),
    /** At once, but not in quiet hours. */
    AT_ONCE("at-once");

    private final String key;

    MailChoice(String key) {
        this.key = key;
    }

    /** The persisted and API name. */
    public String key() {
        return key;
    }

    /** For people. */
    public String label() {
        return NoticeWords.say("mail." + key);
    }

    /** The choice that APIs call so. */
    public static Optional<MailChoice> find(String key) {
        return Arrays.stream(values()).filter(choice -> choice.key.equals(key)).findFirst();
    }

    static MailChoice ofKey(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("No such choice: " + key));
    }
}
