package org.ownsky.provisioning.instance;

import java.util.Optional;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.VolumeName;
import org.ownsky.provisioning.network.AddressBook;
import org.ownsky.provisioning.node.Nodes;
import org.ownsky.provisioning.placement.PlacementService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Takes an instance off its node, piece by piece: the undo of each launch step, and what terminating does. Every piece may
 * be gone already, and an instance that was never placed has none.
 */
@Component
class InstanceTeardown {
    private final Nodes nodes;
    private final AddressBook addresses;
    private final PlacementService placement;
    private final InstanceRecords records;
    private final ObjectProvider<InstanceDisks> disks;

    InstanceTeardown(
            Nodes nodes,
            AddressBook addresses,
            PlacementService placement,
            InstanceRecords records,
            ObjectProvider<InstanceDisks> disks) {
        this.nodes = nodes;
        this.addresses = addresses;
        this.placement = placement;
        this.records = records;
        this.disks = disks;
    }

    void powerOff(InstanceId id) {
        node(id).ifPresent(node -> {
            var domain = Instance.domainUuid(id);
            if (node.domain(domain).filter(facts -> facts.state().poweredOn()).isPresent()) {
                node.forceOff(domain);
            }
        });
    }

    /** Also one that somebody powered on again meanwhile. */
    void undefine(InstanceId id) {
        powerOff(id);
        node(id).ifPresent(node -> {
            var domain = Instance.domainUuid(id);
            if (node.domain(domain).isPresent()) {
                node.undefine(domain);
            }
        });
    }

    /** Nothing uses its volumes any more. */
    void releaseVolumes(InstanceId id) {
        disks.forEach(source -> source.release(id));
    }

    void deleteRootDisk(InstanceId id) {
        delete(id, VolumeName.root(id.value()));
    }

    void deleteSeed(InstanceId id) {
        delete(id, VolumeName.seed(id.value()));
    }

    private void delete(InstanceId id, VolumeName volume) {
        node(id).ifPresent(node -> node.deleteVolume(volume));
    }

    void releaseAddress(InstanceId id) {
        addresses.find(id.value()).ifPresent(reservation -> {
            node(id).ifPresent(node -> node.releaseAddress(reservation));
        });
        records.unaddressed(id);
    }

    /** Gives the room on the node back. From now on nothing leads from the instance to the node: the last piece. */
    void releasePlace(InstanceId id) {
        placement.release(id.value());
        records.unplaced(id);
    }

    /**
     * Checks that the node holds nothing of the instance any more: only then is its quota free.
     *
     * @throws CloudException Unavailable when something is still there
     */
    void confirmAbsence(InstanceId id) {
        node(id).ifPresent(node -> {
            var domain = node.domain(Instance.domainUuid(id)).map(DomainFacts::name);
            if (domain.isPresent()) {
                throw CloudException.of(
                        new CloudError.Unavailable("Removing " + id, "the node still has the guest " + domain.get()));
            }
        });
    }

    /** Also empty for an instance that was terminated and forgotten while a job on it waited for an operator. */
    private Optional<HypervisorNode> node(InstanceId id) {
        return records.find(id).flatMap(InstanceFacts::node).map(nodes::connection);
    }
}
