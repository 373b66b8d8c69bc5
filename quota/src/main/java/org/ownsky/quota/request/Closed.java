package org.ownsky.quota.request;

import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;

/** Why a request that is closed takes nothing more. */
final class Closed {

    private Closed() {}

    /**
     * Refuses what is decided already.
     *
     * @param wanted what was to become of it: {@code withdrawn}
     */
    static void requireOpen(QuotaRequestView request, String wanted) {
        if (request.open()) {
            return;
        }
        throw CloudException.of(new CloudError.WrongState(
                request.id().value(),
                request.state().key(),
                "This request " + past(request) + "; it cannot be " + wanted
                        + " any more. Ask again with a new request."));
    }

    private static String past(QuotaRequestView request) {
        var by = request.decision()
                .map(RequestDecision::name)
                .filter(name -> !name.isEmpty())
                .map(name -> " by " + name)
                .orElse("");
        return switch (request.state()) {
            case OPEN -> throw new IllegalArgumentException(request.id() + " is open");
            case APPROVED -> "was approved" + by;
            case DECLINED -> "was declined" + by;
            case WITHDRAWN -> "was withdrawn" + by;
            case EXPIRED -> "has expired, because nobody decided in time";
        };
    }
}
