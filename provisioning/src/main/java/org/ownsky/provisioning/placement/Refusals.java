package org.ownsky.provisioning.placement;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.ownsky.provisioning.node.NodeCapacity;

/** Puts refusals into words: a line a node where there are few, a line a reason where there are many. */
final class Refusals {
    static final int MOST_LINES = 5;

    private Refusals() {}

    static List<String> explain(List<NodeCapacity> nodes, InstanceDemand demand) {
        var byReason = new EnumMap<Refusal, Integer>(Refusal.class);
        var single = new ArrayList<String>();
        for (var node : nodes) {
            var refusal = Refusal.of(node, demand);
            if (refusal == Refusal.NONE) {
                continue;
            }
            byReason.merge(refusal, 1, Integer::sum);
            if (single.size() <= MOST_LINES) {
                single.add(refusal.explain(node, demand));
            }
        }
        if (single.size() <= MOST_LINES) {
            return single;
        }
        return byReason.entrySet().stream()
                .map(entry -> entry.getKey().explain(entry.getValue(), demand))
                .toList();
    }
}
