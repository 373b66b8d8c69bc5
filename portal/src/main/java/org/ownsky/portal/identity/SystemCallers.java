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
    private static final UserId NOBODY = new UserId("usr-00000000000000000");

    private SystemCallers() {}

    /** Somebody who has not signed in. */
    public static Caller nobody(String origin) {
        return new Caller(NOBODY, "nobody", Optional.empty(), Set.of(), origin);
    }

    /** Whoever accepts an invitation, while their account is made. */
    public static Caller invitation(String origin) {
        return new Caller(NOBODY, "invitation", Optional.empty(), Set.of(Permission.FLEET_OPERATE), origin);
    }

    /** Whoever signs in with a provider, while their account and its roles are brought up to date. */
    static Caller provider(String origin) {
        return new Caller(NOBODY, "sign-in provider", Optional.empty(), Set.of(Permission.FLEET_OPERATE), origin);
    }

    /** Whatever is done to a tenant that was suspended or closed, in one of its projects. */
    public static Caller lifecycle(ProjectScope scope) {
        return new Caller(
                NOBODY, "tenant lifecycle", Optional.of(scope), Role.OPERATOR.permissions(), "tenant lifecycle");
    }

    /** The same, outside of its projects. */
    public static Caller lifecycle(TenantId tenant) {
        return new Caller(
                NOBODY,
                "tenant lifecycle",
                Optional.of(tenant),
                Optional.empty(),
                Role.OPERATOR.permissions(),
                "tenant lifecycle");
    }

    /** The set-up of a new installation, before there is an operator. */
    static Caller setUp() {
        return new Caller(NOBODY, "set-up", Optional.empty(), Role.OPERATOR.permissions(), "first start");
    }
}
