package org.ownsky.provisioning.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.VcpuCount;
import org.ownsky.provisioning.driver.fake.FakeCall;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.DomainState;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;
import org.ownsky.provisioning.fixture.Callers;
import org.springframework.transaction.support.TransactionTemplate;

class NodeMonitorTest {
    private static final String NODE_1 = "fake://node-1";
    private static final String NODE_2 = "fake://node-2";

    @TempDir
    Path imagesDirectory;

    private NodeFixture fleet;

    @BeforeEach
    void open() {
        fleet = new NodeFixture(imagesDirectory);
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void aConfiguredNodeComesUpWithWhatItSaysOfItself() {
        fleet.images.build("tiny");
        var worker = fleet.worker(NODE_1);

        fleet.awaitState(worker, NODE_1, NodeState.UP);
        worker.beat();

        var node = fleet.view(NODE_1).orElseThrow();
        assertThat(node.name()).isEqualTo("node-1");
        assertThat(node.hypervisor()).contains("fake");
        assertThat(node.acceleration()).contains(Acceleration.NONE);
        assertThat(node.cpus()).isEqualTo(16);
        assertThat(node.vcpusLimit()).isEqualTo(128);
        assertThat(node.memoryLimit()).isEqualTo(Bytes.ofMib(65_024));
        assertThat(node.message()).isEmpty();
        assertThat(node.lastSeen()).contains(fleet.clock.instant());
        assertThat(fleet.fake("node-1").images()).hasSize(1);
        assertThat(worker.nodes.acceleration(node.id())).isEqualTo(Acceleration.NONE);
        assertThat(worker.nodes.guestAddresses(node.id()).size()).isEqualTo(1_021);
        assertThat(fleet.changes.ids()).contains(node.id().value());
    }

    @Test
    void hardwareVirtualizationIsTestedOnceForAMachineAndItsHypervisor() {
        fleet.images.build("tiny");
        var worker = fleet.worker(NODE_1);
        var before = fleet.awaitState(worker, NODE_1, NodeState.UP);
        worker.stop();

        var restarted = fleet.worker(NODE_1);
        restarted.beat();
        fleet.awaitUntil(() -> restarted.watcher.heard.contains("SWEEP of node-1"));

        assertThat(fleet.fake("node-1").faults().count(FakeCall.PROBE_ACCELERATION))
                .isEqualTo(1);
        assertThat(fleet.view(NODE_1)).map(NodeView::id).contains(before.id());
        assertThat(fleet.view(NODE_1)).map(NodeView::stateSince).contains(before.stateSince());
    }

    @Test
    void aNodeIsEmulatedUntilThereIsAnImageToTestWith() {
        var node = fleet.awaitState(fleet.worker(NODE_1), NODE_1, NodeState.UP);

        assertThat(node.acceleration()).contains(Acceleration.EMULATION);
    }

    @Test
    void aNodeThatCannotBePreparedSaysWhyAndIsTriedAgain() {
        fleet.images.build("tiny");
        var worker = fleet.worker(NODE_1);
        fleet.driver.connect(URI.create(NODE_1)).close();
        fleet.fake("node-1").faults().at(FakeCall.PROBE_ACCELERATION).fail(Kind.FAILED);
        fleet.awaitUntil(() -> {
            worker.beat();
            return fleet.view(NODE_1)
                    .flatMap(NodeView::message)
                    .filter(message -> message.contains("tried again"))
                    .isPresent();
        });
        assertThat(fleet.view(NODE_1)).map(NodeView::state).contains(NodeState.JOINING);

        fleet.clock.advance(Duration.ofSeconds(31));

        assertThat(fleet.awaitState(worker, NODE_1, NodeState.UP).message()).isEmpty();
    }

    @Test
    void imagesThatAreBuiltLaterAreCopiedToo() {
        fleet.images.build("tiny");
        var worker = fleet.worker(NODE_1);
        fleet.awaitState(worker, NODE_1, NodeState.UP);
        fleet.images.build("debian-12");

        fleet.awaitUntil(() -> {
            worker.beat();
            return fleet.fake("node-1").images().size() == 2;
        });
    }

    @Test
    void aNodeThatNeverAnsweredIsDownAndSaysWhy() {
        fleet.driver.connect(URI.create(NODE_1)).close();
        fleet.fake("node-1").goDown();
        var worker = fleet.worker(NODE_1);

        var down = fleet.awaitState(worker, NODE_1, NodeState.DOWN);

        assertThat(down.message())
                .hasValueSatisfying(
                        message -> assertThat(message).contains("node-1").contains("UNREACHABLE"));
        assertThat(down.lastSeen()).isEmpty();
        fleet.fake("node-1").comeBack();
        fleet.awaitState(worker, NODE_1, NodeState.UP);
    }

    @Test
    void oneLostAnswerTakesNoNodeDownButTwoDo() {
        var worker = fleet.worker(NODE_1);
        fleet.awaitState(worker, NODE_1, NodeState.UP);
        var faults = fleet.fake("node-1").faults();

        var before = faults.count(FakeCall.FACTS);
        faults.at(FakeCall.FACTS).fail(Kind.TIMEOUT);
        fleet.awaitUntil(() -> {
            worker.beat();
            return faults.count(FakeCall.FACTS) > before + 1;
        });
        assertThat(fleet.view(NODE_1)).map(NodeView::state).contains(NodeState.UP);

        faults.at(FakeCall.FACTS).always().fail(Kind.TIMEOUT);
        fleet.awaitState(worker, NODE_1, NodeState.DOWN);
        worker.watcher.heard.clear();
        faults.clear();
        fleet.awaitState(worker, NODE_1, NodeState.UP);
        fleet.awaitUntil(() -> worker.watcher.heard.contains("SWEEP of node-1"));
    }

    @Test
    void anAddressThatNoDriverServesIsDownAndSaysSo() {
        var node = fleet.awaitState(fleet.worker("gopher://node-1"), "gopher://node-1", NodeState.DOWN);

        assertThat(node.message()).contains("No driver serves gopher://node-1");
    }

    @Test
    void watchersHearOfEventsInOrderAndOfSweepsWhateverTheyThrow() {
        var worker = fleet.worker(NODE_1);
        worker.watcher.fails = true;
        fleet.awaitState(worker, NODE_1, NodeState.UP);
        fleet.awaitUntil(() -> worker.watcher.heard.contains("SWEEP of node-1"));
        var guest = UUID.randomUUID();
        fleet.fake("node-1").appears(guest, "guest", DomainState.RUNNING, true);

        fleet.fake("node-1").powersItselfOff(guest);
        fleet.awaitUntil(() -> worker.watcher.heard.contains("STOPPED on node-1"));
        assertThat(worker.watcher.heard).startsWith("RESYNC on node-1").endsWith("STOPPED on node-1");
        worker.watcher.heard.clear();

        fleet.clock.advance(Duration.ofSeconds(31));
        worker.beat();
        fleet.awaitUntil(() -> worker.watcher.heard.contains("SWEEP of node-1"));
    }

    @Test
    void aMachineReachedByTwoAddressesIsOneNode() {
        var second = NODE_1 + "?cpus=16";
        var worker = fleet.worker(NODE_1, second);
        fleet.awaitUntil(() -> {
            worker.beat();
            return fleet.views().stream().anyMatch(node -> node.state() == NodeState.UP)
                    && fleet.views().stream().anyMatch(node -> node.state() == NodeState.DOWN);
        });

        assertThat(fleet.views().stream()
                        .filter(node -> node.state() == NodeState.DOWN)
                        .flatMap(node -> node.message().stream()))
                .singleElement()
                .asString()
                .contains("same machine as node-1")
                .contains("OWNSKY_NODES");
    }

    @Test
    void aMachineThatIsReachedByANewAddressStaysTheSameNode() {
        var old = fleet.worker(NODE_1);
        var before = fleet.awaitState(old, NODE_1, NodeState.UP);
        old.stop();
        var elsewhere = NODE_1 + "?cpus=16";
        var worker = fleet.worker(elsewhere);

        var moved = fleet.awaitState(worker, elsewhere, NodeState.UP);

        assertThat(moved.id()).isEqualTo(before.id());
        assertThat(moved.name()).isEqualTo("node-1");
        assertThat(fleet.views()).hasSize(1);
    }

    @Test
    void aDrainedNodeStaysDrainedThroughATimeOfNoContact() {
        var worker = fleet.worker(NODE_1);
        var id = fleet.awaitState(worker, NODE_1, NodeState.UP).id();

        fleet.service.drain(Callers.operator(), id);
        assertThat(fleet.view(NODE_1)).map(NodeView::state).contains(NodeState.DRAINING);
        fleet.fake("node-1").goDown();
        fleet.awaitState(worker, NODE_1, NodeState.DOWN);
        fleet.fake("node-1").comeBack();
        fleet.awaitState(worker, NODE_1, NodeState.DRAINING);

        fleet.service.resume(Callers.operator(), id);
        fleet.service.resume(Callers.operator(), id);

        assertThat(fleet.view(NODE_1)).map(NodeView::state).contains(NodeState.UP);
        assertThat(fleet.audit.about(id.value()))
                .extracting(entry -> entry.action())
                .containsExactly("node.drain", "node.resume");
    }

    @Test
    void oneWorkerWatchesANodeAndAnotherTakesOver() {
        var first = fleet.worker(NODE_1);
        fleet.awaitState(first, NODE_1, NodeState.UP);
        var second = fleet.worker(NODE_1);
        var looks = fleet.fake("node-1").faults().count(FakeCall.FACTS);

        second.beat();
        second.beat();
        assertThat(second.watcher.heard).isEmpty();
        assertThat(fleet.fake("node-1").faults().count(FakeCall.FACTS)).isEqualTo(looks);

        first.stop();
        second.beat();
        fleet.awaitUntil(() -> second.watcher.heard.contains("SWEEP of node-1"));
        assertThat(fleet.view(NODE_1)).map(NodeView::state).contains(NodeState.UP);
    }

    @Test
    void aWorkerThatFellSilentLosesItsNodes() {
        var silent = fleet.worker(NODE_1);
        fleet.awaitState(silent, NODE_1, NodeState.UP);
        var second = fleet.worker(NODE_1);
        unwatchedFor(Duration.ofSeconds(1));

        second.beat();
        fleet.awaitUntil(() -> second.watcher.heard.contains("SWEEP of node-1"));
        silent.beat();
        silent.watcher.heard.clear();
        var guest = UUID.randomUUID();
        fleet.fake("node-1").appears(guest, "guest", DomainState.RUNNING, true);
        fleet.fake("node-1").powersItselfOff(guest);
        fleet.awaitUntil(() -> second.watcher.heard.contains("STOPPED on node-1"));

        assertThat(silent.watcher.heard).isEmpty();
    }

    @Test
    void aNodeThatNobodyWatchesIsDownAndForgottenOnceItHoldsNothing() {
        var worker = fleet.worker(NODE_1, NODE_2);
        var node1 = fleet.awaitState(worker, NODE_1, NodeState.UP).id();
        fleet.awaitState(worker, NODE_2, NodeState.UP);
        worker.stop();
        claim(node1);
        var elsewhere = fleet.worker("fake://node-3");

        unwatchedFor(Duration.ofMinutes(2));
        elsewhere.beat();
        assertThat(fleet.view(NODE_2)).map(NodeView::state).contains(NodeState.DOWN);
        assertThat(fleet.view(NODE_2).flatMap(NodeView::message))
                .hasValueSatisfying(message -> assertThat(message).contains("OWNSKY_NODES"));

        unwatchedFor(Duration.ofMinutes(11));
        elsewhere.beat();
        assertThat(fleet.view(NODE_1)).map(NodeView::state).contains(NodeState.DOWN);
        assertThat(fleet.view(NODE_2)).isEmpty();
        assertThatThrownBy(() -> elsewhere.nodes.connection(new NodeId("node-00000000000000000")))
                .isInstanceOf(CloudException.class);
    }

    @Test
    void aDatabaseThatIsAwayForAWhileHarmsNothing() {
        var worker = fleet.worker(NODE_1);
        fleet.awaitState(worker, NODE_1, NodeState.UP);
        fleet.database
                .client()
                .sql("alter table provisioning.node rename to node_away")
                .update();
        worker.beat();
        fleet.database
                .client()
                .sql("alter table provisioning.node_away rename to node")
                .update();

        worker.beat();

        assertThat(fleet.view(NODE_1)).map(NodeView::state).contains(NodeState.UP);
    }

    private void claim(NodeId node) {
        var claimed = new TransactionTemplate(fleet.database.transactions())
                .execute(status -> new NodeCapacities(fleet.database.client())
                        .claim(node, new VcpuCount(1), Bytes.ofMib(128), Bytes.ofGib(1)));
        assertThat(Optional.ofNullable(claimed)).contains(true);
    }

    private void unwatchedFor(Duration duration) {
        fleet.database.client().sql("""
                        update provisioning.node_contact
                        set watched_until = now() - make_interval(secs => :seconds)
                        where node_id in (select id from provisioning.node where name <> 'node-3')""").param("seconds", duration.toSeconds()).update();
    }
}
