package org.ownsky.portal.identity;

import java.security.SecureRandom;
import java.time.Clock;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.springframework.stereotype.Component;

/** Makes what must be new: ids, account numbers and passwords. */
@Component
class FreshValues {
    private final SecureRandom random = new SecureRandom();
    private final IdSource ids;

    FreshValues(Clock clock) {
        this.ids = new IdSource(clock, random);
    }

    TenantId tenant() {
        return new TenantId(ids.next(TenantId.PREFIX));
    }

    ProjectId project() {
        return new ProjectId(ids.next(ProjectId.PREFIX));
    }

    UserId user() {
        return new UserId(ids.next(UserId.PREFIX));
    }

    AccountNumber accountNumber() {
        return AccountNumber.random(random);
    }

    Password password() {
        return Password.random(random);
    }
}
