package org.ownsky.portal.api;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.ownsky.provisioning.node.NodeId;
import org.ownsky.provisioning.node.NodeService;
import org.ownsky.provisioning.node.NodeView;
import org.ownsky.provisioning.node.ZoneView;
import org.ownsky.quota.CommitmentService;
import org.ownsky.quota.FleetLine;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT)
@Meaning("Nodes and zones")
class NodeResources {
    private final NodeService nodes;
    private final CommitmentService commitments;
    private final Reach reach;

    NodeResources(NodeService nodes, CommitmentService commitments, Reach reach) {
        this.nodes = nodes;
        this.commitments = commitments;
        this.reach = reach;
    }

    @Meaning("A machine that runs instances")
    record Node(
            @Meaning(value = "Its id", example = "node-0198c2d4e5f600001")
            String id,

            @Meaning(value = "Its name", example = "rack1-07")
            String name,

            @Meaning(value = "The zone that it stands in", example = "default")
            String zone,

            @Meaning(
                    value = "Whether it takes and runs guests",
                    words = {"joining", "up", "down", "draining"})
            String state,

            @Meaning("When it entered the state") Instant stateSince,

            @Meaning("Why it is not up, or what needs attention")
            Optional<String> message,

            @Meaning("When it last answered") Optional<Instant> lastSeen,

            @Meaning(value = "Name and version", example = "QEMU 7.2.0")
            Optional<String> hypervisor,

            @Meaning(value = "Processors", example = "64") int cpus,

            @Meaning(value = "Given to instances", example = "12")
            int vcpusAllocated,

            @Meaning(value = "How many can be given", example = "256")
            int vcpusLimit,

            @Meaning(value = "In bytes", example = "274877906944")
            long memory,

            @Meaning(value = "Given to instances, in bytes", example = "8589934592")
            long memoryAllocated,

            @Meaning(value = "Its disks, in bytes", example = "8796093022208")
            long storage,

            @Meaning(value = "Free on them, in bytes", example = "7696581394432")
            long storageFree,

            @Meaning(value = "Placed on it", example = "12") long instances) {
        static Node of(NodeView view) {
            return new Node(
                    view.id().value(),
                    view.name(),
                    view.zone(),
                    view.state().name().toLowerCase(Locale.ROOT),
                    view.stateSince(),
                    view.message(),
                    view.lastSeen(),
                    view.hypervisor(),
                    view.cpus(),
                    view.vcpusAllocated(),
                    view.vcpusLimit(),
                    view.memory().value(),
                    view.memoryAllocated().value(),
                    view.storage().value(),
                    view.storageFree().value(),
                    view.instances());
        }
    }

    @GetMapping("/nodes")
    @Meaning("Nodes by name; for operators and support")
    Items<Node> nodes(
            @Meaning("Part of a name, or a zone") @RequestParam(defaultValue = "") String search,
            @Meaning("\"next\" of the page before") @RequestParam Optional<String> after,
            @Meaning(value = "Items on the page", least = 1, most = 200) @RequestParam(defaultValue = "50") int limit) {
        return Items.of(nodes.page(reach.everywhere(), search, after, limit), Node::of);
    }

    @Meaning("Where a node is to stand")
    record Standing(
            @Meaning(
                    value = "The zone; a new one is made by naming it",
                    pattern = "^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$",
                    shortest = 1,
                    longest = 40,
                    example = "default")
            String zone) {}

    @Meaning("All nodes of a zone together")
    record Zone(
            @Meaning(value = "Its name", example = "default")
            String name,

            @Meaning(value = "How many nodes there are", example = "24")
            long nodes,

            @Meaning(value = "How many of them take instances", example = "23")
            long up,

            @Meaning(value = "Processors that are installed", example = "288")
            long cpus,

            @Meaning(value = "Given to instances", example = "412")
            long vcpusAllocated,

            @Meaning(value = "How many can be given", example = "2304")
            long vcpusLimit,

            @Meaning(value = "Installed, in bytes", example = "9895604649984")
            long memory,

            @Meaning(value = "Given to instances, in bytes", example = "1748051787776")
            long memoryAllocated,

            @Meaning(value = "How much can be given, in bytes", example = "9890235940864")
            long memoryLimit,

            @Meaning(value = "Disks, in bytes", example = "8796093022208")
            long storage,

            @Meaning(value = "Free on them, in bytes", example = "7696581394432")
            long storageFree,

            @Meaning(value = "Placed there", example = "412")
            long instances) {
        static Zone of(ZoneView view) {
            return new Zone(
                    view.name(),
                    view.nodes(),
                    view.up(),
                    view.cpus(),
                    view.vcpusAllocated(),
                    view.vcpusLimit(),
                    view.memory().value(),
                    view.memoryAllocated().value(),
                    view.memoryLimit().value(),
                    view.storage().value(),
                    view.storageFree().value(),
                    view.instances());
        }
    }

    @Meaning("What all tenants were granted of a resource, to be held against what the zones have")
    record Granted(
            @Meaning(value = "What is limited", quotaResource = true)
            String resource,

            @Meaning(
                    value = "The sum of the limits of tenants that have one; in bytes for memory and disks",
                    example = "4096")
            long granted,

            @Meaning(value = "Tenants without a limit, which are not in the sum", example = "0")
            long unlimitedTenants,

            @Meaning(value = "Used, and promised to launches under way", example = "412")
            long taken) {
        static Granted of(FleetLine line) {
            return new Granted(line.resource().key(), line.granted(), line.unlimited(), line.taken());
        }
    }

    @GetMapping("/nodes/{node}")
    @Meaning("One node; for operators and support")
    Node node(@Meaning(value = "The node's id", example = "node-0198c2d4e5f600001") @PathVariable String node) {
        return Node.of(nodes.find(reach.everywhere(), id(node)));
    }

    @PutMapping("/nodes/{node}")
    @Meaning("Says which zone a node stands in; what is on it stays. For operators")
    Node place(
            @Meaning(value = "The node's id", example = "node-0198c2d4e5f600001") @PathVariable String node,
            @RequestBody Standing body) {
        return Node.of(nodes.place(reach.everywhere(), id(node), body.zone()));
    }

    @GetMapping("/zones")
    @Meaning("Zones by name, with what there is in them and was given out; for operators and support")
    Items<Zone> zones() {
        return Items.of(nodes.zones(reach.everywhere()), Zone::of);
    }

    @GetMapping("/granted")
    @Meaning("What tenants were granted altogether, by resource; for operators and support")
    Items<Granted> granted() {
        return Items.of(commitments.granted(reach.everywhere()), Granted::of);
    }

    private static NodeId id(String node) {
        return Reach.id("node", NodeId.PREFIX, node, NodeId::new);
    }
}
