package org.ownsky.portal.oidc;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.ownsky.kernel.IdSource;

/** Makes ids of rules and names of sign-ins, which nobody can guess. */
final class FreshNames {
    private static final int BYTES = 16;

    private final IdSource ids;
    private final SecureRandom random;

    FreshNames(IdSource ids, SecureRandom random) {
        this.ids = ids;
        this.random = random;
    }

    RuleId rule() {
        return new RuleId(ids.next(RuleId.PREFIX));
    }

    String session() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
