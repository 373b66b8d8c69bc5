package org.ownsky.portal.ui.quota;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.quota.request.Approval;
import org.ownsky.quota.request.QuotaDecisionService;
import org.ownsky.quota.request.QuotaRequestService;
import org.ownsky.quota.request.QuotaRequestView;
import org.ownsky.quota.request.Weighing;
import org.springframework.stereotype.Component;

/** Makes what stands below a request, and does what is done there. */
@Component
class RequestPanels {
    private final QuotaRequestService requests;
    private final QuotaDecisionService decisions;
    private final Deciders deciders;
    private final LimitCosts costs;

    RequestPanels(QuotaRequestService requests, QuotaDecisionService decisions, Deciders deciders, LimitCosts costs) {
        this.requests = requests;
        this.decisions = decisions;
        this.deciders = deciders;
        this.costs = costs;
    }

    /**
     * A panel for the request as it is.
     *
     * @param changed hears of the request after something was done to it
     */
    RequestPanel of(Supplier<Caller> caller, QuotaRequestView request, Consumer<QuotaRequestView> changed) {
        return new RequestPanel(this, caller, request, changed);
    }

    /** Empty for who has no say in it. */
    Optional<Weighing> weigh(Caller caller, QuotaRequestView request) {
        return request.open() && caller.mayOperate(request.scope(), Permission.PROJECT_ADMINISTER)
                ? Optional.of(decisions.weigh(caller, request.id()))
                : Optional.empty();
    }

    QuotaRequestView approve(Caller caller, QuotaRequestView request, Approval approval) {
        return decisions.approve(caller, request.id(), approval);
    }

    QuotaRequestView decline(Caller caller, QuotaRequestView request, String note) {
        return decisions.decline(caller, request.id(), note);
    }

    QuotaRequestView withdraw(Caller caller, QuotaRequestView request) {
        return requests.withdraw(caller, request.id());
    }

    QuotaRequestView comment(Caller caller, QuotaRequestView request, String text) {
        return requests.comment(caller, request.id(), text);
    }

    String deciders(Caller caller, QuotaRequestView request) {
        return deciders.words(caller, request.scope().project(), request.decider());
    }

    LimitCosts costs() {
        return costs;
    }
}
