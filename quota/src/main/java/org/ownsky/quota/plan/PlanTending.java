package org.ownsky.quota.plan;

import java.time.Clock;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.UserId;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Sets planned limits when their moment has come, each in a transaction of its own, and once. */
@Component
class PlanTending {
    private static final Logger log = LoggerFactory.getLogger(PlanTending.class);
    private static final UserId NOBODY = new UserId("usr-00000000000000000");

    private final PlannedLimits plans;
    private final LimitService limits;
    private final Clock clock;
    private final TransactionOperations transactions;

    PlanTending(PlannedLimits plans, LimitService limits, Clock clock, TransactionOperations transactions) {
        this.plans = plans;
        this.limits = limits;
        this.clock = clock;
        this.transactions = transactions;
    }

    void tend() {
        for (var id : plans.due(clock.instant())) {
            try {
                transactions.executeWithoutResult(status -> plans.find(id).ifPresent(this::set));
            } catch (RuntimeException e) {
                failed(id, e);
            }
        }
    }

    /** What can never be set is refused for good; anything else may pass. */
    private void failed(PlannedLimitId id, RuntimeException cause) {
        if (cause instanceof CloudException refused
                && (refused.error() instanceof CloudError.InvalidInput
                        || refused.error() instanceof CloudError.NotFound)) {
            plans.close(id, PlannedLimit.State.REFUSED, refused.error().message());
            return;
        }
        log.atWarn()
                .addKeyValue("plan", id)
                .setCause(cause)
                .log("A planned limit could not be set; the next look tries again");
    }

    private void set(PlannedLimit plan) {
        if (!plans.close(plan.id(), PlannedLimit.State.DONE, "")) {
            return;
        }
        Map<QuotaResource, Long> limit = new EnumMap<>(Map.of(plan.resource(), plan.limit()));
        plan.project()
                .ifPresentOrElse(
                        project -> limits.change(maker(plan), project, limit),
                        () -> limits.change(maker(plan), plan.tenant(), limit));
    }

    /** In the name of who planned it, by the power that they had then. */
    private static Caller maker(PlannedLimit plan) {
        return new Caller(
                NOBODY,
                "plan of " + plan.madeBy(),
                Optional.of(plan.tenant()),
                Optional.empty(),
                EnumSet.of(Permission.FLEET_READ, Permission.FLEET_OPERATE),
                Set.of("system"),
                "planned limit");
    }
}
