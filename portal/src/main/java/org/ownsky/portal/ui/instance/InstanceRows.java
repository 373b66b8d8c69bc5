package org.ownsky.portal.ui.instance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.billing.CostService;
import org.ownsky.billing.InstanceCost;
import org.ownsky.billing.ProjectCost;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.Permission;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceService;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.InstanceType;
import org.ownsky.provisioning.instance.InstanceView;
import org.springframework.stereotype.Component;

/** Reads lines of the list: a page is two queries, however many rows it has. */
@Component
class InstanceRows {
    private final InstanceService instances;
    private final CostService costs;

    InstanceRows(InstanceService instances, CostService costs) {
        this.instances = instances;
        this.costs = costs;
    }

    KeysetPage<InstanceRow> page(Caller caller, InstanceFilter filter, Optional<String> cursor, int limit) {
        var page = instances.page(caller, filter.toQuery(cursor, limit));
        var prices = costs(caller, page.items());
        return new KeysetPage<>(
                page.items().stream()
                        .map(instance -> new InstanceRow(instance, Optional.ofNullable(prices.get(instance.id()))))
                        .toList(),
                page.next());
    }

    /** One line; empty when there is no such instance any more. */
    Optional<InstanceRow> find(Caller caller, String id) {
        try {
            var instance = instances.find(caller, new InstanceId(id));
            return Optional.of(new InstanceRow(
                    instance,
                    Optional.ofNullable(costs(caller, List.of(instance)).get(instance.id()))));
        } catch (CloudException refusal) {
            if (refusal.error() instanceof CloudError.NotFound) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    Map<InstanceState, Long> counts(Caller caller) {
        return instances.counts(caller);
    }

    List<InstanceType> types(Caller caller) {
        return instances.types(caller);
    }

    /** What the whole project costs now; empty without the permission to see it. */
    Optional<ProjectCost> projectCost(Caller caller) {
        return caller.may(Permission.COST_READ) ? Optional.of(costs.thisMonth(caller)) : Optional.empty();
    }

    private Map<InstanceId, InstanceCost> costs(Caller caller, List<InstanceView> page) {
        return caller.may(Permission.COST_READ) && !page.isEmpty()
                ? costs.instances(caller, page.stream().map(InstanceView::id).toList())
                : Map.of();
    }
}
