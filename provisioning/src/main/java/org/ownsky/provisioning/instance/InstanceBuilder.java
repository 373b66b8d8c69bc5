package org.ownsky.provisioning.instance;

import java.util.List;
import org.ownsky.provisioning.driver.spi.AddressReservation;
import org.ownsky.provisioning.driver.spi.DomainSpec;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.RootVolumeSpec;
import org.ownsky.provisioning.driver.spi.SeedSpec;
import org.ownsky.provisioning.driver.spi.VolumeName;
import org.ownsky.provisioning.image.ImageId;
import org.ownsky.provisioning.image.ImageService;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.StepOutcome;
import org.ownsky.provisioning.network.AddressBook;
import org.ownsky.provisioning.node.NodeId;
import org.ownsky.provisioning.node.Nodes;
import org.springframework.stereotype.Component;

/** Puts an instance's pieces on the node it was placed on, one method a step. Each finds what an earlier try left. */
@Component
class InstanceBuilder {
    private final Nodes nodes;
    private final AddressBook addresses;
    private final ImageService images;
    private final InstanceRecords records;

    InstanceBuilder(Nodes nodes, AddressBook addresses, ImageService images, InstanceRecords records) {
        this.nodes = nodes;
        this.addresses = addresses;
        this.images = images;
        this.records = records;
    }

    StepOutcome address(SagaContext<InstanceJob> context) {
        var instance = records.get(context.input().instance());
        var node = placed(instance);
        var network = nodes.guestAddresses(node);
        var reservation =
                addresses.allocate(node, network, instance.instanceId().value());
        nodes.connection(node).reserveAddress(reservation);
        records.addressed(instance.instanceId(), reservation.address());
        var address = reservation.address().getHostAddress();
        return StepOutcome.done(new Addressed(address), address);
    }

    StepOutcome rootVolume(SagaContext<InstanceJob> context) {
        var instance = records.get(context.input().instance());
        var image = images.file(new ImageId(instance.imageId()));
        var node = connection(instance);
        node.stageImage(image);
        node.createRootVolume(new RootVolumeSpec(
                VolumeName.root(instance.instanceId().value()), image.name(), instance.rootDiskSize()));
        return StepOutcome.done();
    }

    StepOutcome seed(SagaContext<InstanceJob> context) {
        var instance = records.get(context.input().instance());
        var id = instance.instanceId().value();
        var keys = instance.publicKey().map(List::of).orElse(List.of());
        connection(instance)
                .writeSeed(
                        VolumeName.seed(id),
                        new SeedSpec(id, HostName.from(instance.name(), id), keys, instance.userData()));
        return StepOutcome.done();
    }

    StepOutcome define(SagaContext<InstanceJob> context) {
        var instance = records.get(context.input().instance());
        var id = instance.instanceId().value();
        var node = placed(instance);
        nodes.connection(node)
                .define(new DomainSpec(
                        instance.domainUuid(),
                        id,
                        instance.name(),
                        instance.vcpuCount(),
                        instance.memorySize(),
                        VolumeName.root(id),
                        VolumeName.seed(id),
                        addresses
                                .find(id)
                                .map(AddressReservation::mac)
                                .orElseThrow(() -> new IllegalStateException(id + " has no address")),
                        nodes.acceleration(node)));
        return StepOutcome.done();
    }

    StepOutcome powerOn(SagaContext<InstanceJob> context) {
        var instance = records.get(context.input().instance());
        connection(instance).start(instance.domainUuid());
        return StepOutcome.done();
    }

    HypervisorNode connection(Instance instance) {
        return nodes.connection(placed(instance));
    }

    private static NodeId placed(Instance instance) {
        return instance.node().orElseThrow(() -> new IllegalStateException(instance.instanceId() + " is on no node"));
    }

    /** What the address step recorded. */
    record Addressed(String address) {}
}
