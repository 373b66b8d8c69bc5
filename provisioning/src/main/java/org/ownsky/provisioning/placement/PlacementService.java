package org.ownsky.provisioning.placement;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.node.NodeCapacities;
import org.ownsky.provisioning.node.NodeCapacity;
import org.ownsky.provisioning.node.NodeId;
import org.ownsky.provisioning.node.NodeState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Gives instances a place on a node, and takes it back. For sagas; people see the decision in their job. */
@Service
public class PlacementService {
    private static final int MOST_TRIES = 5;

    private final NodeBoard board;
    private final NodeCapacities capacities;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final PlacementSettings settings;
    private final Clock clock;

    PlacementService(
            NodeBoard board,
            NodeCapacities capacities,
            JdbcClient jdbc,
            TransactionOperations transactions,
            PlacementSettings settings,
            Clock clock) {
        this.board = board;
        this.capacities = capacities;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The holder's place: the one it has, or the best node's room, claimed in a transaction of its own.
     *
     * @throws CloudException NoCapacity with a reason per node; Unavailable while nodes are still joining, or when others were
     *     faster several times in a row
     */
    public PlacementDecision place(InstanceDemand demand) {
        for (var attempt = 0; attempt < MOST_TRIES; attempt++) {
            var held = held(demand.holder());
            if (held.isPresent()) {
                return held.get();
            }
            var choice = board.choose(demand);
            if (choice.isEmpty() && attempt == 0) {
                // The board may be a second old: what it refuses is looked up once more.
                board.read();
                choice = board.choose(demand);
            }
            var chosen = choice.orElseThrow(() -> refused(demand));
            if (claim(demand, chosen.node())) {
                return decision(demand, chosen);
            }
            board.read();
        }
        throw CloudException.of(new CloudError.Unavailable(
                "A place for " + demand.holder(), "others were faster " + MOST_TRIES + " times in a row"));
    }

    /** Gives the holder's place back; again is fine. */
    @Transactional
    public void release(String holder) {
        jdbc.sql(
                        "DELETE FROM provisioning.placement WHERE holder = :holder RETURNING node_id, vcpus, memory, root_disk")
                .param("holder", holder)
                .query((row, number) -> new Room(
                        new NodeId(row.getString("node_id")),
                        new VcpuCount(row.getInt("vcpus")),
                        new Bytes(row.getLong("memory")),
                        new Bytes(row.getLong("root_disk"))))
                .optional()
                .ifPresent(room -> capacities.giveBack(room.node(), room.vcpus(), room.memory(), room.rootDisk()));
    }

    private Optional<PlacementDecision> held(String holder) {
        return jdbc.sql("SELECT node_id, node_name FROM provisioning.placement WHERE holder = :holder")
                .param("holder", holder)
                .query((row, number) -> new PlacementDecision(
                        new NodeId(row.getString("node_id")),
                        row.getString("node_name"),
                        settings.strategy(),
                        1,
                        1,
                        List.of()))
                .optional();
    }

    /** The holder's row and the node's counters, both or neither. */
    private boolean claim(InstanceDemand demand, NodeCapacity node) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            var entered = jdbc.sql("""
                    INSERT INTO provisioning.placement (holder, node_id, node_name, vcpus, memory, root_disk, placed_at)
                    VALUES (:holder, :node, :nodeName, :vcpus, :memory, :rootDisk, :now)
                    ON CONFLICT (holder) DO NOTHING""")
                    .param("holder", demand.holder())
                    .param("node", node.id().value())
                    .param("nodeName", node.name())
                    .param("vcpus", demand.vcpus().value())
                    .param("memory", demand.memory().value())
                    .param("rootDisk", demand.rootDisk().value())
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            var claimed =
                    entered == 1 && capacities.claim(node.id(), demand.vcpus(), demand.memory(), demand.rootDisk());
            if (!claimed) {
                transaction.setRollbackOnly();
            }
            return claimed;
        }));
    }

    private PlacementDecision decision(InstanceDemand demand, Placement.Choice chosen) {
        var nodes = board.nodes();
        var refusals = chosen.fitting() == nodes.size() ? List.<String>of() : Refusals.explain(nodes, demand);
        return new PlacementDecision(
                chosen.node().id(),
                chosen.node().name(),
                settings.strategy(),
                nodes.size(),
                chosen.fitting(),
                refusals);
    }

    private CloudException refused(InstanceDemand demand) {
        var nodes = board.nodes();
        if (nodes.stream().anyMatch(node -> node.state() == NodeState.JOINING)) {
            return CloudException.of(
                    new CloudError.Unavailable("A place for " + demand.holder(), "nodes are still joining"));
        }
        var what = demand.vcpus().value() + " vCPU with " + demand.memory() + " of memory and a root disk of "
                + demand.rootDisk();
        return CloudException.of(new CloudError.NoCapacity(
                what, nodes.isEmpty() ? List.of("no node is set up") : Refusals.explain(nodes, demand)));
    }

    private record Room(NodeId node, VcpuCount vcpus, Bytes memory, Bytes rootDisk) {}
}
