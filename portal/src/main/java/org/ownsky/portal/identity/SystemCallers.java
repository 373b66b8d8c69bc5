package org.ownsky.portal.identity;

import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.ownsky.kernel.UserId;

/** Callers that are nobody's account, for the audit trail. */
public final class SystemCallers {
    /** What the trail says instead of a person's roles. */
    private static final Set<String> SYSTEM = Set.of("system");

    private SystemCallers() {}

    /** Somebody who has not signed in. */
    public static Caller nobody(String origin) {
        return new Caller(UserId.NOBODY, "nobody", Optional.empty(), Set.of(), origin);
    }

    /** Whoever accepts an invitation, while their account is made. */
    public static Caller invitation(String origin) {
        return system("invitation", Optional.empty(), Set.of(Permission.FLEET_OPERATE), origin);
    }

    /** Whoever signs in with a provider, while their account and its roles are brought up to date. */
    public static Caller provider(String origin) {
        return system("sign-in provider", Optional.empty(), Set.of(Permission.FLEET_OPERATE), origin);
    }

    /** Whatever is done to a tenant that was suspended or closed, in one of its projects. */
    public static Caller lifecycle(ProjectScope scope) {
        return lifecycle(scope.tenant()).within(scope);
    }

    /** The same, outside of its projects. */
    public static Caller lifecycle(TenantId tenant) {
        return system("tenant lifecycle", Optional.of(tenant), Role.OPERATOR.permissions(), "tenant lifecycle");
    }

    /** Whoever may run commands on the machine that Ownsky runs on. */
    public static Caller command() {
        return system("bin/ownsky", Optional.empty(), Set.of(Permission.FLEET_OPERATE), "command line");
    }

    /** The set-up of a new installation, before there is an operator. */
    static Caller setUp() {
        return system("set-up", Optional.empty(), Role.OPERATOR.permissions(), "first start");
    }

    private static Caller system(String name, Optional<TenantId> tenant, Set<Permission> permissions, String origin) {
        return new Caller(UserId.NOBODY, name, tenant, Optional.empty(), permissions, SYSTEM, origin);
    }
}
