package org.ownsky.portal.access;

import java.util.Arrays;
import java.util.Optional;

/** What has an id that a request can name. */
enum Kind {
    TENANT("TenantId", "ten-"),
    PROJECT("ProjectId", "prj-"),
    PERSON("UserId", "usr-"),
    INSTANCE("InstanceId", "i-"),
    VOLUME("VolumeId", "vol-"),
    SNAPSHOT("SnapshotId", "snap-"),
    JOB("JobId", "job-"),
    KEY_PAIR("KeyPairId", "key-"),
    ACCESS_KEY("AccessKeyId", "AKIA"),
    GROUP("GroupId", "grp-"),
    INVITATION("InvitationId", "inv-"),
    TOKEN("TokenId", "tok-"),
    APPROVAL_RULE("ApprovalRuleId", "qar-"),
    PLANNED_LIMIT("PlannedLimitId", "qpl-"),
    LIMIT_TEMPLATE("LimitTemplateId", "qtp-"),
    QUOTA_REQUEST("QuotaRequestId", "qrq-"),
    IMAGE("ImageId", "ami-"),
    NODE("NodeId", "node-"),
    SIGN_IN_RULE("RuleId", "rul-"),
    WEBHOOK("WebhookId", "whk-"),
    DELIVERY("DeliveryId", "dlv-"),
    NOTIFICATION("NoticeId", "ntf-"),
    POLICY("PolicyId", "pol-"),
    APPROVAL("ApprovalId", "apr-"),
    AUDIT_ENTRY("long", "");

    private final String type;
    private final String prefix;

    Kind(String type, String prefix) {
        this.type = type;
        this.prefix = prefix;
    }

    /** An id of this kind that was never given to anything. */
    String never() {
        return switch (this) {
            case ACCESS_KEY -> prefix + "A".repeat(16);
            case AUDIT_ENTRY -> "999999999999";
            default -> prefix + "00000000000000bad";
        };
    }

    /** Of a type of id, as {@code InstanceId}. */
    static Optional<Kind> of(Class<?> type) {
        return Arrays.stream(values())
                .filter(kind -> kind.type.equals(type.getSimpleName()))
                .findFirst();
    }

    /** Of an id, as {@code i-0b41d7f2c9a6e3815}. */
    static Optional<Kind> of(String id) {
        return Arrays.stream(values())
                .filter(kind -> !kind.prefix.isEmpty() && id.startsWith(kind.prefix))
                .findFirst();
    }
}
