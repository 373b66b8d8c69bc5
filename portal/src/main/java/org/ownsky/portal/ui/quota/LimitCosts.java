package org.ownsky.portal.ui.quota;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.ownsky.billing.CostService;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.quota.QuotaResource;
import org.springframework.stereotype.Component;

/** What more quota can come to, if all of it is used. */
@Component
class LimitCosts {
    private static final Map<QuotaResource, Long> ONE_OF_EACH =
            Map.of(QuotaResource.VCPUS, 1L, QuotaResource.MEMORY, 1L, QuotaResource.ROOT_DISK, 1L);

    private final CostService costs;

    LimitCosts(CostService costs) {
        this.costs = costs;
    }

    /** Of these amounts; empty for whoever may not see prices, and for more than anybody has. */
    Optional<Money> perHour(Caller caller, Map<QuotaResource, Long> more) {
        if (!caller.may(Permission.COST_READ) || caller.scope().isEmpty()) {
            return Optional.empty();
        }
        // Prices are by the unit, so the difference of two quotes is the price of the difference.
        return quote(caller, more)
                .flatMap(all -> quote(caller, Map.of()).map(one -> all.plus(one.times(BigDecimal.valueOf(-1)))));
    }

    /** What the project costs per hour now; empty for whoever may not see it. */
    Optional<Money> now(Caller caller) {
        return caller.may(Permission.COST_READ) && caller.scope().isPresent()
                ? Optional.of(costs.thisMonth(caller).perHour())
                : Optional.empty();
    }

    private Optional<Money> quote(Caller caller, Map<QuotaResource, Long> more) {
        var vcpus = amount(more, QuotaResource.VCPUS);
        if (vcpus > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        return Optional.of(costs.quote(
                        caller,
                        new VcpuCount((int) vcpus),
                        new Bytes(amount(more, QuotaResource.MEMORY)),
                        new Bytes(amount(more, QuotaResource.ROOT_DISK)))
                .perHour());
    }

    private static long amount(Map<QuotaResource, Long> more, QuotaResource resource) {
        return ONE_OF_EACH.getOrDefault(resource, 0L) + Math.max(0, more.getOrDefault(resource, 0L));
    }
}
