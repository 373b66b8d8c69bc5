package org.ownsky.portal.ui.dashboard;

import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.dashboard.TenantDashboard;
import org.ownsky.portal.ui.navigation.TenantNavigation;

/** Where more of a tenant is: of the one acted in for its own people, of the one that is looked at for operators. */
final class Addresses {

    private Addresses() {}

    static String projects(Caller caller, TenantDashboard now) {
        return caller.may(Permission.FLEET_READ)
                ? TenantNavigation.projects(now.tenant().id())
                : TenantNavigation.PROJECTS;
    }

    static String members(Caller caller, TenantDashboard now) {
        return caller.may(Permission.FLEET_READ)
                ? TenantNavigation.members(now.tenant().id())
                : TenantNavigation.MEMBERS;
    }
}
