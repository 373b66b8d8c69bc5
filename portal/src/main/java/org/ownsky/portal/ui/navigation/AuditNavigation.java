package org.ownsky.portal.ui.navigation;

/** Where the audit trail is. */
public final class AuditNavigation {
    public static final String LIST = "audit";

    /** The route's parameter in the address below: an entry's number. */
    public static final String ENTRY = "entry";

    public static final String PAGE = LIST + "/:" + ENTRY;

    private AuditNavigation() {}

    public static String page(long entry) {
        return LIST + "/" + entry;
    }
}
