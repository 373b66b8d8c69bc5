package org.ownsky.portal.tenant;

import java.security.SecureRandom;
import java.time.Clock;
import org.ownsky.kernel.IdSource;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.TenantId;
import org.springframework.stereotype.Component;

/** Makes what a tenant or project must have new: its id and its number. */
@Component
class FreshTenants {
    private final SecureRandom random = new SecureRandom();
    private final TenantStore store;
    private final IdSource ids;

    FreshTenants(TenantStore store, Clock clock) {
        this.store = store;
        this.ids = new IdSource(clock, random);
    }

    TenantId tenant() {
        return new TenantId(ids.next(TenantId.PREFIX));
    }

    ProjectId project() {
        return new ProjectId(ids.next(ProjectId.PREFIX));
    }

    /** One that no other tenant or project has, in the present transaction. */
    AccountNumber number() {
        AccountNumber number;
        do {
            number = AccountNumber.random(random);
        } while (!store.claim(number));
        return number;
    }
}
