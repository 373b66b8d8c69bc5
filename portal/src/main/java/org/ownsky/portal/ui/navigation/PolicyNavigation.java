package org.ownsky.portal.ui.navigation;

import org.ownsky.provisioning.approval.ApprovalId;

/** Where policies are, and what waits for approval because of them. */
public final class PolicyNavigation {
    public static final String POLICIES = "policies";
    /** Where the list of approvals was; it leads to {@link QuotaNavigation#LAUNCHES}, and each has its page below it. */
    public static final String APPROVALS = "approvals";

    public static final String LEASES = "leases";

    private PolicyNavigation() {}

    /** One thing that needs approval. */
    public static String approval(ApprovalId id) {
        return APPROVALS + "/" + id.value();
    }
}
