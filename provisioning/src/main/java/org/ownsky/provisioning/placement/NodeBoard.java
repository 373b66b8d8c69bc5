package org.ownsky.provisioning.placement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ownsky.provisioning.node.NodeCapacities;
import org.ownsky.provisioning.node.NodeCapacity;
import org.springframework.stereotype.Component;

/**
 * What this process believes of all nodes: read at most once a second, and kept up with its own claims in between. It may be
 * wrong where other workers place too; the claim on the node's row decides, and a lost one reads the board anew.
 */
@Component
class NodeBoard {
    private static final Duration FRESH_FOR = Duration.ofSeconds(1);

    private final NodeCapacities capacities;
    private final PlacementSettings settings;
    private final Clock clock;
    private List<NodeCapacity> nodes = new ArrayList<>();
    private Instant readAt = Instant.EPOCH;

    NodeBoard(NodeCapacities capacities, PlacementSettings settings, Clock clock) {
        this.capacities = capacities;
        this.settings = settings;
        this.clock = clock;
    }

    /** Chooses a node and counts the demand there at once, so that the next question, asked before the claim is made, knows. */
    synchronized Optional<Placement.Choice> choose(InstanceDemand demand) {
        if (Duration.between(readAt, clock.instant()).compareTo(FRESH_FOR) >= 0) {
            read();
        }
        var choice = Placement.choose(nodes, demand, settings.strategy());
        choice.ifPresent(chosen -> nodes.set(chosen.index(), with(chosen.node(), demand)));
        return choice;
    }

    synchronized void read() {
        nodes = new ArrayList<>(capacities.all());
        readAt = clock.instant();
    }

    synchronized List<NodeCapacity> nodes() {
        return List.copyOf(nodes);
    }

    private static NodeCapacity with(NodeCapacity node, InstanceDemand demand) {
        return new NodeCapacity(
                node.id(),
                node.name(),
                node.state(),
                node.architecture(),
                node.probed(),
                node.vcpusLimit(),
                node.vcpusAllocated() + demand.vcpus().value(),
                node.memoryLimit(),
                node.memoryAllocated().plus(demand.memory()),
                node.diskLimit(),
                node.diskAllocated().plus(demand.rootDisk()));
    }
}
