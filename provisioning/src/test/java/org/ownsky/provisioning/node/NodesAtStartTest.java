package org.ownsky.provisioning.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.KeysetPage;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.fixture.Callers;
import org.ownsky.testing.ModuleTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.IllegalTransactionStateException;

/** The real beans, as an application starts them. */
@ModuleTest
@DirtiesContext
@TestPropertySource(properties = {"ownsky.nodes=fake://node-1,fake://node-2", "ownsky.node.heartbeat=100ms"})
class NodesAtStartTest {
    @Autowired
    private NodeService service;

    @Autowired
    private NodeCapacities capacities;

    @Autowired
    private Nodes nodes;

    @Test
    void configuredNodesComeUpByThemselves() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> page().items().stream()
                                .filter(node -> node.state() == NodeState.UP)
                                .count()
                        == 2);

        assertThat(page().items()).extracting(NodeView::name).containsExactly("node-1", "node-2");
        var node = page().items().getFirst().id();
        assertThat(nodes.connection(node).facts().hostName()).isEqualTo("node-1");
        service.drain(Callers.operator(), node);
        assertThat(service.find(Callers.operator(), node).state()).isEqualTo(NodeState.DRAINING);
    }

    @Test
    void capacityIsOnlyClaimedInsideATransactionOfTheLedgers() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> capacities.claim(
                        new NodeId("node-00000000000000000"), new VcpuCount(1), Bytes.ZERO, Bytes.ZERO));
    }

    private KeysetPage<NodeView> page() {
        return service.page(Callers.operator(), "", Optional.empty(), 10);
    }
}
