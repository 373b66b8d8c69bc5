package org.ownsky.portal.member;

import java.util.List;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.Membership;

/**
 * A named set of a tenant's people and the roles that they all hold.
 *
 * @param people by name
 */
public record GroupView(
        GroupId id, TenantId tenant, String name, List<AccountView> people, List<Membership> memberships) {
    public GroupView {
        people = List.copyOf(people);
        memberships = List.copyOf(memberships);
    }
}
