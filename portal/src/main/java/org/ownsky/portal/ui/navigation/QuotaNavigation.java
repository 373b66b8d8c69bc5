package org.ownsky.portal.ui.navigation;

import org.ownsky.quota.request.QuotaRequestId;

/** Where limits and requests for higher ones are. */
public final class QuotaNavigation {
    /** Of the project and tenant acted in. */
    public static final String QUOTAS = "quotas";

    /** Rules, templates and planned changes of the tenant acted in. */
    public static final String SETTINGS = QUOTAS + "/settings";

    /** Those that one asked for oneself. */
    public static final String REQUESTS = "requests";

    /** Those that wait for one's role. */
    public static final String TO_DECIDE = REQUESTS + "/to-decide";

    /** Launches and extensions that wait for approval. */
    public static final String LAUNCHES = REQUESTS + "/launches";

    /** The route's parameter in the address below. */
    public static final String ID = "request";

    public static final String REQUEST = REQUESTS + "/:" + ID;

    private QuotaNavigation() {}

    public static String page(QuotaRequestId id) {
        return REQUESTS + "/" + id.value();
    }
}
