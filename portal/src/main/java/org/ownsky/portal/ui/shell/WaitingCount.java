package org.ownsky.portal.ui.shell;

import org.ownsky.kernel.Caller;
import org.ownsky.provisioning.approval.ApprovalService;
import org.ownsky.quota.request.QuotaRequestService;
import org.springframework.stereotype.Component;

/** Counts what waits for somebody's decision, of whatever kind. */
@Component
class WaitingCount {
    private final QuotaRequestService requests;
    private final ApprovalService approvals;

    WaitingCount(QuotaRequestService requests, ApprovalService approvals) {
        this.requests = requests;
        this.approvals = approvals;
    }

    long count(Caller caller) {
        return requests.waiting(caller) + approvals.waiting(caller);
    }
}
