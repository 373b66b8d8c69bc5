package org.ownsky.provisioning.node;

import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Begins watches, and holds what they all use.
 *
 * @param databaseTurns so many watches use the database at a time: when thousands of nodes come up at once, people's requests
 *     still get their connections
 */
@Component
record NodeWatches(
        Nodes nodes,
        NodeRegistry registry,
        NodeStates states,
        NodeImages images,
        NodeHappenings happenings,
        NodeSettings settings,
        Clock clock,
        Semaphore databaseTurns) {
    private static final int DATABASE_TURNS = 6;

    @Autowired
    NodeWatches(
            Nodes nodes,
            NodeRegistry registry,
            NodeStates states,
            NodeImages images,
            NodeHappenings happenings,
            NodeSettings settings,
            Clock clock) {
        this(nodes, registry, states, images, happenings, settings, clock, new Semaphore(DATABASE_TURNS));
    }

    NodeWatch begin(NodeLeases.Watched node) {
        return new NodeWatch(node, this);
    }
}
