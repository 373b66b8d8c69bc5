package org.ownsky.portal.oidc;

import org.ownsky.kernel.IdSource;

/** Makes ids of rules. */
final class FreshRuleIds {
    private final IdSource ids;

    FreshRuleIds(IdSource ids) {
        this.ids = ids;
    }

    RuleId rule() {
        return new RuleId(ids.next(RuleId.PREFIX));
    }
}
