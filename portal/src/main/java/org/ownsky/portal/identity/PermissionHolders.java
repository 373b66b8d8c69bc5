package org.ownsky.portal.identity;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;
import org.springframework.stereotype.Component;

/**
 * People who may do something, for whoever tells them that it waits for them. Only who can sign in counts, by their own roles
 * and by those of their groups. It knows of no caller, so nothing of it may reach people unchecked.
 */
@Component
public class PermissionHolders {
    private final HolderStore store;

    PermissionHolders(HolderStore store) {
        this.store = store;
    }

    /** Who may do it in the project, by a role there or in its whole tenant. */
    public Set<UserId> in(ProjectScope scope, Permission permission) {
        return store.inProject(
                roles(permission), scope.project().value(), scope.tenant().value());
    }

    /** Who may do it in the tenant as a whole. */
    public Set<UserId> in(TenantId tenant, Permission permission) {
        return store.inTenant(roles(permission), tenant.value());
    }

    /** Who may do it everywhere. */
    public Set<UserId> inFleet(Permission permission) {
        return store.inFleet(roles(permission));
    }

    /** Where mail to somebody goes; empty without an address, and for who can't sign in any more. */
    public Optional<String> address(UserId account) {
        return store.address(account);
    }

    private static String[] roles(Permission permission) {
        return Arrays.stream(Role.values())
                .filter(role -> role.permissions().contains(permission))
                .map(Role::key)
                .toArray(String[]::new);
    }
}
