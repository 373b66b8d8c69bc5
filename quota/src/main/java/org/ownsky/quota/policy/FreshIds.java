package org.ownsky.quota.policy;

import org.ownsky.kernel.IdSource;

/** Ids of what this package keeps. */
class FreshIds {
    private final IdSource ids;

    FreshIds(IdSource ids) {
        this.ids = ids;
    }

    PolicyId policy() {
        return new PolicyId(ids.next(PolicyId.PREFIX));
    }

    String launch() {
        return ids.next("lnf");
    }
}
