package org.ownsky.portal.identity;

import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.springframework.stereotype.Component;

/** Where an account has roles, for whoever finds out who may look after it; it knows of no caller. */
@Component
public class AccountPlaces {
    private final AdministratorStore store;

    AccountPlaces(AdministratorStore store) {
        this.store = store;
    }

    /** How an account stands to a tenant. */
    public enum Standing {
        /** No role in the tenant or a project of it. */
        STRANGER,
        /** Roles here and nowhere else. */
        HERE_ONLY,
        /** Roles here, and in another tenant or the fleet. */
        ELSEWHERE_TOO
    }

    /** By the roles that the account holds itself or in a group. */
    public Standing standing(UserId account, TenantId tenant) {
        return store.standing(account, tenant);
    }
}
