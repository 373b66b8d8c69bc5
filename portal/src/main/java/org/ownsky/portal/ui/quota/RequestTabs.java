package org.ownsky.portal.ui.quota;

import org.ownsky.kernel.Caller;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.QuotaNavigation;
import org.ownsky.provisioning.approval.ApprovalService;
import org.ownsky.quota.request.QuotaRequestService;
import org.springframework.stereotype.Component;

/** The tabs of all that people ask for, with how much waits for whoever looks. */
@Component
public class RequestTabs {
    private final QuotaRequestService requests;
    private final ApprovalService approvals;

    RequestTabs(QuotaRequestService requests, ApprovalService approvals) {
        this.requests = requests;
        this.approvals = approvals;
    }

    /**
     * For the page at this address.
     *
     * @param current one of {@link QuotaNavigation#REQUESTS}, {@code TO_DECIDE} and {@code LAUNCHES}
     */
    public Markup show(Caller caller, String current) {
        return Markup.of("nav", "tabs")
                .with("aria-label", Words.say("requests.tabs"))
                .add(
                        tab(QuotaNavigation.REQUESTS, Words.say("requests.mine"), current),
                        tab(
                                QuotaNavigation.TO_DECIDE,
                                counted("requests.toDecide", "requests.toDecideCount", requests.waiting(caller)),
                                current),
                        tab(
                                QuotaNavigation.LAUNCHES,
                                counted("requests.launches", "requests.launchesCount", approvals.waiting(caller)),
                                current));
    }

    private static String counted(String none, String some, long number) {
        return number == 0 ? Words.say(none) : Words.say(some, Words.number(number));
    }

    private static Markup tab(String address, String words, String current) {
        var link = Markup.link(address, "", words);
        return address.equals(current) ? link.with("aria-current", "page") : link;
    }
}
