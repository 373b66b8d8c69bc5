package org.ownsky.portal.ui.navigation;

import org.ownsky.kernel.TenantId;

/** Where tenants, their projects and their people are. */
public final class TenantNavigation {
    public static final String TENANTS = "tenants";

    /** Of the tenant acted in. */
    public static final String PROJECTS = "projects";

    /** Of the tenant acted in. */
    public static final String MEMBERS = "members";

    /** Of the tenant acted in. */
    public static final String DASHBOARD = "dashboard";

    /** Of all tenants, in which the person has a role. */
    public static final String MY_PROJECTS = "my-projects";

    /** The route's parameter in the addresses below. */
    public static final String TENANT = "tenant";

    public static final String PAGE = TENANTS + "/:" + TENANT;
    public static final String PROJECTS_OF = PAGE + "/" + PROJECTS;
    public static final String MEMBERS_OF = PAGE + "/" + MEMBERS;
    public static final String DASHBOARD_OF = PAGE + "/" + DASHBOARD;

    public static final String QUOTA_OF = PAGE + "/quota";

    /** Sets of limits for tenants. */
    public static final String TEMPLATES = TENANTS + "/templates";

    private TenantNavigation() {}

    public static String page(TenantId id) {
        return TENANTS + "/" + id.value();
    }

    /** For an operator. */
    public static String projects(TenantId id) {
        return page(id) + "/" + PROJECTS;
    }

    /** For an operator. */
    public static String members(TenantId id) {
        return page(id) + "/" + MEMBERS;
    }

    /** For an operator. */
    public static String dashboard(TenantId id) {
        return page(id) + "/" + DASHBOARD;
    }

    /** For an operator: rules, templates and planned changes of the tenant. */
    public static String quota(TenantId id) {
        return page(id) + "/quota";
    }
}
