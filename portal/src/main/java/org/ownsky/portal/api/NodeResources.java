package org.ownsky.portal.api;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.ownsky.provisioning.node.NodeService;
import org.ownsky.provisioning.node.NodeView;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(ApiPaths.ROOT + "/nodes")
@Meaning("Nodes")
class NodeResources {
    private final NodeService nodes;
    private final Reach reach;

    NodeResources(NodeService nodes, Reach reach) {
        this.nodes = nodes;
        this.reach = reach;
    }

    @Meaning("A machine that runs instances")
    record Node(
            @Meaning(value = "Its id", example = "node-0198c2d4e5f600001")
            String id,

            @Meaning(value = "Its name", example = "rack1-07")
            String name,

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

    @GetMapping
    @Meaning("Nodes by name; for operators and support")
    Items<Node> nodes(
            @Meaning("Part of a name") @RequestParam(defaultValue = "") String search,
            @Meaning("\"next\" of the page before") @RequestParam Optional<String> after,
            @Meaning(value = "Items on the page", least = 1, most = 200) @RequestParam(defaultValue = "50") int limit) {
        return Items.of(nodes.page(reach.everywhere(), search, after, limit), Node::of);
    }
}
