package org.ownsky.portal.oidc;

import java.util.Optional;
import org.ownsky.kernel.UserId;
import org.springframework.stereotype.Component;

/** Who of the provider's people is which account. */
@Component
public class ProviderPeople {
    private final ProviderAccountStore store;

    ProviderPeople(ProviderAccountStore store) {
        this.store = store;
    }

    /** The subject by which the provider knows an account; empty for one that did not come from there. */
    public Optional<String> subject(UserId account, String issuer) {
        return store.subject(account, issuer);
    }
}
