package org.ownsky.portal.oidc;

import org.ownsky.kernel.IdSource;

/** Makes ids of rules. */
final class FreshNames {
    private final IdSource ids;

    FreshNames(IdSource ids) {
        this.ids = ids;
    }

    RuleId rule() {
        return new RuleId(ids.next(RuleId.PREFIX));
    }
}
