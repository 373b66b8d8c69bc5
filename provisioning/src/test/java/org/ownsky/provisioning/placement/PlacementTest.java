package org.ownsky.provisioning.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.driver.spi.Architecture;
import org.ownsky.provisioning.node.NodeCapacity;
import org.ownsky.provisioning.node.NodeId;
import org.ownsky.provisioning.node.NodeState;

class PlacementTest {
    private static final InstanceDemand SMALL = demand(2, 4);

    @Test
    void spreadTakesTheEmptiest() {
        var nodes = List.of(node("a", 8, 16), node("b", 1, 2), node("c", 4, 8));
        assertThat(chosen(nodes, SMALL, PlacementStrategy.SPREAD)).isEqualTo("b");
    }

    @Test
    void packTakesTheFullestThatFits() {
        var nodes = List.of(node("a", 8, 16), node("b", 15, 2), node("c", 4, 8));
        assertThat(chosen(nodes, SMALL, PlacementStrategy.PACK)).isEqualTo("a");
    }

    @Test
    void equalsGoToTheFirstByName() {
        var nodes = List.of(node("c", 0, 0), node("a", 0, 0), node("b", 0, 0));
        assertThat(chosen(nodes, SMALL, PlacementStrategy.SPREAD)).isEqualTo("a");
    }

    @Test
    void whatFitsExactlyFits() {
        assertThat(Placement.choose(List.of(node("a", 14, 60)), SMALL, PlacementStrategy.SPREAD))
                .isPresent();
        assertThat(Placement.choose(List.of(node("a", 15, 60)), SMALL, PlacementStrategy.SPREAD))
                .isEmpty();
        assertThat(Placement.choose(List.of(node("a", 14, 61)), SMALL, PlacementStrategy.SPREAD))
                .isEmpty();
    }

    @Test
    void onlyNodesThatAreUpTakeInstances() {
        for (var state : NodeState.values()) {
            var nodes = List.of(node("a", 0, 0, state, Architecture.X86_64));
            assertThat(Placement.choose(nodes, SMALL, PlacementStrategy.SPREAD).isPresent())
                    .isEqualTo(state == NodeState.UP);
        }
    }

    @Test
    void eachRefusalNamesTheResourceWhatWasAskedAndWhatIsThere() {
        var nodes = List.of(
                node("full", 15, 0),
                node("tight", 0, 61),
                node("gone", 0, 0, NodeState.DOWN, Architecture.X86_64),
                node("other", 0, 0, NodeState.UP, Architecture.ARM64));
        assertThat(Refusals.explain(nodes, SMALL))
                .containsExactly(
                        "full has 1 of 16 vCPUs free, 2 asked",
                        "tight has 3 GiB of 64 GiB memory free, 4 GiB asked",
                        "gone is down",
                        "other runs ARM64, not X86_64");
    }

    @Test
    void manyRefusalsAreCountedByReason() {
        var nodes = new ArrayList<NodeCapacity>();
        for (var index = 0; index < 10_000; index++) {
            nodes.add(index % 4 == 0 ? node("m" + index, 0, 62) : node("v" + index, 16, 0));
        }
        assertThat(Refusals.explain(nodes, SMALL))
                .containsExactlyInAnyOrder(
                        "7500 nodes have fewer than 2 vCPUs free", "2500 nodes have less than 4 GiB memory free");
    }

    private static String chosen(List<NodeCapacity> nodes, InstanceDemand demand, PlacementStrategy strategy) {
        return Placement.choose(nodes, demand, strategy).orElseThrow().node().name();
    }

    private static InstanceDemand demand(int vcpus, int memoryGib) {
        return new InstanceDemand(
                "i-00000000000000001",
                new VcpuCount(vcpus),
                Bytes.ofGib(memoryGib),
                Bytes.ofGib(10),
                Architecture.X86_64);
    }

    private static NodeCapacity node(String name, int vcpusAllocated, int memoryAllocatedGib) {
        return node(name, vcpusAllocated, memoryAllocatedGib, NodeState.UP, Architecture.X86_64);
    }

    private static NodeCapacity node(
            String name, int vcpusAllocated, int memoryAllocatedGib, NodeState state, Architecture architecture) {
        return new NodeCapacity(
                new NodeId(String.format(Locale.ROOT, "node-%017x", Integer.toUnsignedLong(name.hashCode()))),
                name,
                state,
                architecture,
                true,
                16,
                vcpusAllocated,
                Bytes.ofGib(64),
                Bytes.ofGib(memoryAllocatedGib),
                Bytes.ofGib(1000),
                Bytes.ZERO);
    }
}
