package org.ownsky.portal.ui.policy;

import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.policy.PolicyRule;

/** The kinds of rules that there are forms for, in the order in which they are offered. */
enum RuleKind {
    APPROVAL,
    LEASE,
    SCHEDULE,
    ALLOWED_TYPES,
    ALLOWED_IMAGES,
    REQUIRED_TAGS,
    NAME_PATTERN;

    static RuleKind of(PolicyRule rule) {
        return switch (rule) {
            case PolicyRule.Approval _ -> APPROVAL;
            case PolicyRule.Lease _ -> LEASE;
            case PolicyRule.Schedule _ -> SCHEDULE;
            case PolicyRule.AllowedTypes _ -> ALLOWED_TYPES;
            case PolicyRule.AllowedImages _ -> ALLOWED_IMAGES;
            case PolicyRule.RequiredTags _ -> REQUIRED_TAGS;
            case PolicyRule.NamePattern _ -> NAME_PATTERN;
        };
    }

    String label() {
        return Words.say("policy.kind." + name());
    }
}
