package org.ownsky.provisioning.instance;

import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.VolumeName;
import org.ownsky.provisioning.network.AddressBook;
import org.ownsky.provisioning.node.Nodes;
import org.ownsky.provisioning.placement.PlacementService;
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

    InstanceTeardown(Nodes nodes, AddressBook addresses, PlacementService placement, InstanceRecords records) {
        this.nodes = nodes;
        this.addresses = addresses;
        this.placement = placement;
        this.records = records;
    }

    void powerOff(InstanceId id) {
        var instance = records.get(id);
        instance.node().map(nodes::connection).ifPresent(node -> {
            var running = node.domain(instance.domainUuid())
                    .filter(domain -> domain.state().poweredOn());
            if (running.isPresent()) {
                node.forceOff(instance.domainUuid());
            }
        });
    }

    void undefine(InstanceId id) {
        var instance = records.get(id);
        instance.node().map(nodes::connection).ifPresent(node -> {
            if (node.domain(instance.domainUuid()).isPresent()) {
                node.undefine(instance.domainUuid());
            }
        });
    }

    void deleteRootDisk(InstanceId id) {
        delete(id, VolumeName.root(id.value()));
    }

    void deleteSeed(InstanceId id) {
        delete(id, VolumeName.seed(id.value()));
    }

    private void delete(InstanceId id, VolumeName volume) {
        records.get(id).node().map(nodes::connection).ifPresent(node -> node.deleteVolume(volume));
    }

    void releaseAddress(InstanceId id) {
        addresses.find(id.value()).ifPresent(reservation -> {
            records.get(id).node().map(nodes::connection).ifPresent(node -> node.releaseAddress(reservation));
            addresses.release(id.value());
        });
        records.addressed(id, null);
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
        var instance = records.get(id);
        instance.node().map(nodes::connection).ifPresent(node -> {
            var domain = node.domain(instance.domainUuid()).map(DomainFacts::name);
            if (domain.isPresent()) {
                throw CloudException.of(new CloudError.Unavailable(
                        "Removing " + instance.name(), "the node still has the guest " + domain.get()));
            }
        });
    }
}
