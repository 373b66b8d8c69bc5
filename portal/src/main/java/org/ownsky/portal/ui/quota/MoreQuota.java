package org.ownsky.portal.ui.quota;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.ProjectId;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.request.NewQuotaRequest;
import org.ownsky.quota.request.QuotaRequestId;
import org.ownsky.quota.request.QuotaRequestService;
import org.ownsky.quota.request.QuotaRequestView;
import org.springframework.stereotype.Component;

/** Lets people ask for higher limits where they hit one. */
@Component
public class MoreQuota {
    private final QuotaRequestService requests;
    private final Deciders deciders;
    private final LimitCosts costs;
    private final Clock clock;

    MoreQuota(QuotaRequestService requests, Deciders deciders, LimitCosts costs, Clock clock) {
        this.requests = requests;
        this.deciders = deciders;
        this.costs = costs;
        this.clock = clock;
    }

    /**
     * Opens the form.
     *
     * @param caller who asks, in the project that is to have more
     * @param occasion what the request is about
     * @param sent hears of the request
     */
    public void ask(Caller caller, Occasion occasion, Consumer<QuotaRequestView> sent) {
        new MoreDialog(this, caller, occasion, sent).open();
    }

    /**
     * What a request is about.
     *
     * @param project name of the project
     * @param intro below the title
     * @param reason why the numbers are what they are; empty for none
     * @param lines one for each resource to ask for
     */
    public record Occasion(String project, String intro, Optional<Markup> reason, List<Line> lines) {
        public Occasion {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A resource to ask for more of.
     *
     * @param taken used and reserved
     * @param present what the project can have now
     * @param wanted the limit to begin with
     */
    public record Line(QuotaResource resource, long taken, long present, long wanted) {}

    /** As it is now. */
    public QuotaRequestView find(Caller caller, QuotaRequestId id) {
        return requests.find(caller, id);
    }

    /** Who can decide it now, by name. */
    public String deciders(Caller caller, QuotaRequestView request) {
        return deciders.words(caller, request.scope().project(), request.decider());
    }

    QuotaRequestView send(Caller caller, NewQuotaRequest request) {
        return requests.submit(caller, request);
    }

    String deciders(Caller caller, Map<QuotaResource, Long> wanted) {
        var project = project(caller);
        return deciders.words(caller, project, requests.decider(caller, project, wanted));
    }

    Optional<Money> costPerHour(Caller caller, Map<QuotaResource, Long> more) {
        return costs.perHour(caller, more);
    }

    Clock clock() {
        return clock;
    }

    static ProjectId project(Caller caller) {
        return caller.scope().orElseThrow().project();
    }
}
