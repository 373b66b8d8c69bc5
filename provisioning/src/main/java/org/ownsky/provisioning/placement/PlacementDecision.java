package org.ownsky.provisioning.placement;

import java.util.List;
import org.ownsky.provisioning.node.NodeId;

/**
 * Where an instance goes and why, small enough to be stored with its job.
 *
 * @param strategy by which the node was chosen
 * @param considered how many nodes there were
 * @param fitting how many of them could have taken it
 * @param refusals why the others could not, at most {@link Refusals#MOST_LINES} lines
 */
public record PlacementDecision(
        NodeId node, String nodeName, PlacementStrategy strategy, int considered, int fitting, List<String> refusals) {
    public PlacementDecision {
        refusals = List.copyOf(refusals);
    }
}
