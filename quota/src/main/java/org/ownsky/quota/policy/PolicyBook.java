package org.ownsky.quota.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.ownsky.kernel.ProjectScope;
import org.springframework.stereotype.Component;

/**
 * The policies that decide now. Those of each scope are kept in this process beside the count of the scope's changes, and the
 * count is read anew for each decision, in the transaction that decides: one small statement, and never an old rule.
 */
@Component
class PolicyBook {
    private final PolicyStore store;
    private final Map<String, PolicyStore.Edition> kept = new ConcurrentHashMap<>();

    PolicyBook(PolicyStore store) {
        this.store = store;
    }

    /** All that are on and hold in this project. */
    List<Policy> inForce(ProjectScope project) {
        var editions = store.editions(project);
        if (editions.isEmpty()) {
            return List.of();
        }
        var policies = new ArrayList<Policy>();
        editions.forEach(
                (scope, number) -> policies.addAll(edition(scope, number).policies()));
        return policies;
    }

    private PolicyStore.Edition edition(String scope, long number) {
        var known = kept.get(scope);
        if (known != null && known.number() == number) {
            return known;
        }
        var read = store.edition(scope);
        var deciding = new PolicyStore.Edition(
                read.number(),
                read.policies().stream()
                        .filter(policy -> policy.state() == PolicyState.ON)
                        .toList());
        kept.put(scope, deciding);
        return deciding;
    }
}
