package org.ownsky.portal.member;

import java.util.List;
import org.ownsky.portal.identity.AccountView;

/**
 * Somebody with a role in a tenant or project.
 *
 * @param enabled whether they can sign in at all
 * @param roles those that count there, the strongest first
 */
public record MemberView(AccountView account, boolean enabled, List<HeldRole> roles) {
    public MemberView {
        roles = List.copyOf(roles);
    }
}
