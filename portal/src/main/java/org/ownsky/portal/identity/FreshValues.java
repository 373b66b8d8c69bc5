package org.ownsky.portal.identity;

import java.security.SecureRandom;
import java.time.Clock;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.UserId;
import org.springframework.stereotype.Component;

/** Makes what must be new: ids and passwords. */
@Component
class FreshValues {
    private final SecureRandom random = new SecureRandom();
    private final IdSource ids;

    FreshValues(Clock clock) {
        this.ids = new IdSource(clock, random);
    }

    UserId user() {
        return new UserId(ids.next(UserId.PREFIX));
    }

    Password password() {
        return Password.random(random);
    }
}
