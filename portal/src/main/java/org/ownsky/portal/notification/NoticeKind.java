package org.ownsky.portal.notification;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What can be told of. */
public enum NoticeKind {
    PASSWORD_REPLACED("account.password-replaced", NoticeTopic.SECURITY),
    SECOND_FACTORS_REMOVED("account.second-factors-removed", NoticeTopic.SECURITY),
    SECOND_STEP_ADDED("account.second-step-added", NoticeTopic.SECURITY),
    QUOTA_ASKED("quota-request.submitted", NoticeTopic.REQUESTS),
    QUOTA_COMMENTED("quota-request.commented", NoticeTopic.REQUESTS),
    QUOTA_DECIDED("quota-request.decided", NoticeTopic.REQUESTS),
    QUOTA_WITHDRAWN("quota-request.withdrawn", NoticeTopic.REQUESTS),
    QUOTA_EXPIRED("quota-request.expired", NoticeTopic.REQUESTS),
    GRANT_ENDING("grant.ending", NoticeTopic.ENDINGS),
    GRANT_ENDED("grant.ended", NoticeTopic.ENDINGS),
    GRANT_REPLACED("grant.replaced", NoticeTopic.ENDINGS),
    CREDENTIAL_ENDING("credential.ending", NoticeTopic.ENDINGS),
    APPROVAL_ASKED("approval.asked", NoticeTopic.REQUESTS),
    APPROVAL_DECIDED("approval.decided", NoticeTopic.REQUESTS),
    APPROVAL_EXPIRED("approval.expired", NoticeTopic.REQUESTS),
    APPROVAL_WITHDRAWN("approval.withdrawn", NoticeTopic.REQUESTS),
    LEASE_ENDING("lease.ending", NoticeTopic.ENDINGS),
    LEASE_ENDED("lease.ended", NoticeTopic.ENDINGS),
    LEASE_EXTENDED("lease.extended", NoticeTopic.ENDINGS),
    INSTANCE_LAUNCHED("instance.launched", NoticeTopic.INSTANCES),
    INSTANCE_STARTED("instance.started", NoticeTopic.INSTANCES),
    INSTANCE_STOPPED("instance.stopped", NoticeTopic.INSTANCES),
    INSTANCE_TERMINATED("instance.terminated", NoticeTopic.INSTANCES),
    /** Somebody tries a webhook. */
    PING("ping", NoticeTopic.OPERATIONS);

    private final String key;
    private final NoticeTopic topic;

    NoticeKind(String key, NoticeTopic topic) {
        this.key = key;
        this.topic = topic;
    }

    /** The persisted and API name, such as {@code instance.launched}. */
    public String key() {
        return key;
    }

    public NoticeTopic topic() {
        return topic;
    }

    /** Whether it is about one person's own account, and so nobody else's to hear. */
    public boolean personal() {
        return topic == NoticeTopic.SECURITY || this == CREDENTIAL_ENDING;
    }

    /** For people, without facts: what a webhook may be told of. */
    public String label() {
        return NoticeWords.say(key + ".label");
    }

    /** The first line for people. */
    public String title(Map<String, String> facts) {
        return NoticeWords.say(key + ".title", facts);
    }

    /** The second line for people. */
    public String text(Map<String, String> facts) {
        return NoticeWords.say(key + ".text", facts);
    }

    /** The kind that APIs call so. */
    public static Optional<NoticeKind> find(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key.equals(key)).findFirst();
    }

    /** The persisted names of all that this version knows. */
    public static String[] known() {
        return Arrays.stream(values()).map(NoticeKind::key).toArray(String[]::new);
    }

    /** The kind of a persisted name. */
    public static NoticeKind ofKey(String key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("No such kind of notification: " + key));
    }
}
