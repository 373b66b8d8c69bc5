package org.ownsky.provisioning.volume;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.node.NodeCapacities;
import org.ownsky.provisioning.node.NodeCapacity;
import org.ownsky.provisioning.node.NodeId;
import org.ownsky.provisioning.node.NodeState;
import org.springframework.stereotype.Component;

/**
 * Gives local volumes room on a node, and takes it back. A volume has one home: the node of the first instance that it is
 * attached to, or for one that is made with content the best there is at that moment. It stays there.
 */
@Component
class VolumeHome {
    private final NodeCapacities capacities;
    private final VolumeRecords records;

    VolumeHome(NodeCapacities capacities, VolumeRecords records) {
        this.capacities = capacities;
        this.records = records;
    }

    /**
     * Binds the volume to this node unless it is there already.
     *
     * @throws CloudException WrongState when it is on another one; NoCapacity when there is no room
     */
    void bind(VolumeId id, NodeId node) {
        var target = nodes().stream()
                .filter(one -> one.id().equals(node))
                .findFirst()
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("node", node.value())));
        records.change(id, volume -> {
            if (volume.node().isEmpty()) {
                if (!capacities.claimDisk(node, volume.size())) {
                    throw noRoom(volume.size(), List.of(target));
                }
                volume.bind(node, target.name(), volume.size());
            } else if (!volume.node().get().equals(node)) {
                throw elsewhere(volume, target.name());
            }
        });
    }

    /**
     * Binds the volume to a node of our choice unless it is on one already.
     *
     * @param preferred tried first
     */
    void bindAnywhere(VolumeId id, Optional<NodeId> preferred) {
        var candidates = new ArrayList<>(nodes());
        candidates.sort(Comparator.<NodeCapacity>comparingInt(
                        node -> preferred.filter(node.id()::equals).isPresent() ? 0 : 1)
                .thenComparing(VolumeHome::free, Comparator.reverseOrder())
                .thenComparing(node -> node.id().value()));
        records.change(id, volume -> {
            if (volume.node().isPresent()) {
                return;
            }
            var home = candidates.stream()
                    .filter(node -> capacities.claimDisk(node.id(), volume.size()))
                    .findFirst()
                    .orElseThrow(() -> noRoom(volume.size(), candidates));
            volume.bind(home.id(), home.name(), volume.size());
        });
    }

    /** Takes as much more of its node as it grows by; a volume without home needs none yet. */
    void claimGrowth(VolumeId id) {
        records.change(
                id,
                volume -> volume.node().ifPresent(node -> {
                    var wanted = volume.wantedSize().orElse(volume.size());
                    var more = wanted.value() - volume.claimed().value();
                    if (more <= 0) {
                        return;
                    }
                    if (!capacities.claimDisk(node, new Bytes(more))) {
                        var here = nodes().stream()
                                .filter(one -> one.id().equals(node))
                                .toList();
                        throw noRoom(new Bytes(more), here);
                    }
                    volume.claim(wanted);
                }));
    }

    /** Gives back what a growth that came to nothing had taken. */
    void releaseGrowth(VolumeId id) {
        records.change(
                id,
                volume -> volume.node().ifPresent(node -> {
                    var more = volume.claimed().value() - volume.size().value();
                    if (more > 0) {
                        capacities.giveBackDisk(node, new Bytes(more));
                        volume.claim(volume.size());
                    }
                }));
    }

    /** Gives all of its room back, in the transaction that holds its lock: it has no home any more. Again is fine. */
    void leave(Volume volume) {
        volume.node().ifPresent(node -> {
            capacities.giveBackDisk(node, volume.claimed());
            volume.unbind();
        });
    }

    /** Takes a home back where there is nothing of it yet. */
    void leaveUnused(VolumeId id) {
        records.change(id, volume -> {
            if (!volume.isMade()) {
                leave(volume);
            }
        });
    }

    static CloudException elsewhere(Volume volume, String wanted) {
        return CloudException.of(new CloudError.WrongState(
                volume.volumeId().value(),
                volume.state().word(),
                "The data of " + volume.name() + " is on " + volume.nodeName() + ", and the instance runs on " + wanted
                        + ". Make a snapshot of the volume, and restore it for that instance."));
    }

    private List<NodeCapacity> nodes() {
        return capacities.all();
    }

    private static long free(NodeCapacity node) {
        return node.diskLimit().value() - node.diskAllocated().value();
    }

    private static CloudException noRoom(Bytes size, List<NodeCapacity> nodes) {
        var reasons = nodes.stream()
                .limit(5)
                .map(node -> node.state() == NodeState.UP
                        ? node.name() + " has " + new Bytes(Math.max(0, free(node))) + " of disk free"
                        : node.name() + " is " + node.state().name().toLowerCase(java.util.Locale.ROOT))
                .toList();
        return CloudException.of(new CloudError.NoCapacity(
                "A volume of " + size, reasons.isEmpty() ? List.of("no node is set up") : reasons));
    }
}
