package org.ownsky.provisioning.instance;

import java.net.Inet4Address;
import java.util.List;
import org.ownsky.provisioning.driver.spi.DomainSpec;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.MacAddress;
import org.ownsky.provisioning.driver.spi.RootVolumeSpec;
import org.ownsky.provisioning.driver.spi.SeedSpec;
import org.ownsky.provisioning.driver.spi.VolumeName;
import org.ownsky.provisioning.image.ImageService;
import org.ownsky.provisioning.job.SagaContext;
import org.ownsky.provisioning.job.StepOutcome;
import org.ownsky.provisioning.node.NodeId;
import org.ownsky.provisioning.node.Nodes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts an instance's pieces on the node it was placed on, one method a step. Each finds what an earlier try left. */
@Component
class InstanceBuilder {
    private final Nodes nodes;
    private final ImageService images;
    private final InstanceRecords records;
    private final ObjectProvider<InstanceDisks> disks;

    InstanceBuilder(Nodes nodes, ImageService images, InstanceRecords records, ObjectProvider<InstanceDisks> disks) {
        this.nodes = nodes;
        this.images = images;
        this.records = records;
        this.disks = disks;
    }

    StepOutcome address(SagaContext<InstanceJob> context) {
        var instance = facts(context);
        var node = placed(instance);
        var network = nodes.guestAddresses(node);
        var reservation = records.addressed(instance.id(), node, network);
        nodes.connection(node).reserveAddress(reservation);
        var address = reservation.address().getHostAddress();
        return StepOutcome.done(new Addressed(address), address);
    }

    StepOutcome rootVolume(SagaContext<InstanceJob> context) {
        var instance = facts(context);
        var image = images.file(instance.image());
        var node = connection(instance);
        node.stageImage(image);
        node.createRootVolume(
                new RootVolumeSpec(VolumeName.root(instance.id().value()), image.name(), instance.rootDisk()));
        return StepOutcome.done();
    }

    StepOutcome seed(SagaContext<InstanceJob> context) {
        var instance = facts(context);
        var id = instance.id().value();
        var keys = instance.publicKey().map(List::of).orElse(List.of());
        connection(instance)
                .writeSeed(
                        VolumeName.seed(id),
                        new SeedSpec(id, HostName.from(instance.name(), id), keys, instance.userData()));
        return StepOutcome.done();
    }

    StepOutcome define(SagaContext<InstanceJob> context) {
        var instance = facts(context);
        var id = instance.id().value();
        var node = placed(instance);
        nodes.connection(node)
                .define(new DomainSpec(
                        instance.domain(),
                        id,
                        instance.name(),
                        instance.vcpus(),
                        instance.memory(),
                        VolumeName.root(id),
                        VolumeName.seed(id),
                        mac(context, instance),
                        nodes.acceleration(node),
                        disks.stream()
                                .flatMap(source -> source.of(instance.id()).stream())
                                .toList()));
        return StepOutcome.done();
    }

    StepOutcome powerOn(SagaContext<InstanceJob> context) {
        var instance = facts(context);
        connection(instance).start(instance.domain());
        return StepOutcome.done();
    }

    HypervisorNode connection(InstanceFacts instance) {
        return nodes.connection(placed(instance));
    }

    /** A launch has just chosen the address; an instance that is started again has it since then. */
    private static MacAddress mac(SagaContext<InstanceJob> context, InstanceFacts instance) {
        return context.output("address", Addressed.class)
                .map(Addressed::address)
                .map(Inet4Address::ofLiteral)
                .or(instance::address)
                .map(MacAddress::of)
                .orElseThrow(() -> new IllegalStateException(instance.id() + " has no address"));
    }

    /** Asked for after the instance was placed: only its address changes from then on. */
    private InstanceFacts facts(SagaContext<InstanceJob> context) {
        return context.once(
                InstanceFacts.class, () -> records.get(context.input().instance()));
    }

    private static NodeId placed(InstanceFacts instance) {
        return instance.node().orElseThrow(() -> new IllegalStateException(instance.id() + " is on no node"));
    }

    /** What the address step recorded. */
    record Addressed(String address) {}
}
