package org.ownsky.portal.identity;

import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.UserId;

/** Callers that are nobody's account, for the audit trail. */
public final class SystemCallers {
    private static final UserId NOBODY = new UserId("usr-00000000000000000");

    private SystemCallers() {}

    /** Somebody who has not signed in. */
    public static Caller nobody(String origin) {
        return new Caller(NOBODY, "nobody", Optional.empty(), Set.of(), origin);
    }

    /** The set-up of a new installation, before there is an operator. */
    static Caller setUp() {
        return new Caller(NOBODY, "set-up", Optional.empty(), Role.OPERATOR.permissions(), "first start");
    }
}
