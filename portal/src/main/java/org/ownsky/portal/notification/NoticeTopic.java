package org.ownsky.portal.notification;

import java.util.Arrays;
import java.util.Optional;

/** What notifications are about: people choose by it what they want mailed. */
public enum NoticeTopic {
    /** One's own account: passwords, second factors. */
    SECURITY("security", MailChoice.AT_ONCE),
    /** Quota and launches that wait for a decision, and what was decided. */
    REQUESTS("requests", MailChoice.AT_ONCE),
    /** What ends by itself: leases, grants, credentials. */
    ENDINGS("endings", MailChoice.DIGEST),
    /** Instances that start, stop and go. */
    INSTANCES("instances", MailChoice.OFF),
    /** The fleet: for operators. */
    OPERATIONS("operations", MailChoice.AT_ONCE);

    private final String key;
    private final MailChoice usual;

    NoticeTopic(String key, MailChoice usual) {
        this.key = key;
        this.usual = usual;
    }

    /** The persisted and API name. */
    public String key() {
        return key;
    }

    /** For people: what stands before a choice. */
    public String label() {
        return NoticeWords.say("topic." + key);
    }

    /** For whoever has chosen nothing. */
    public MailChoice usual() {
        return usual;
    }

    /** The topic that APIs call so. */
    public static Optional<NoticeTopic> find(String key) {
        return Arrays.stream(values()).filter(topic -> topic.key.equals(key)).findFirst();
    }

    static NoticeTopic ofKey(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("No such topic: " + key));
    }
}
