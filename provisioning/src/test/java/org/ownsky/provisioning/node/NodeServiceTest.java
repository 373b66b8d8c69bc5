package org.ownsky.provisioning.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.Inet4Address;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.kernel.Bytes;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.driver.spi.Architecture;
import org.ownsky.provisioning.driver.spi.NodeFacts;
import org.ownsky.provisioning.fixture.Callers;

class NodeServiceTest {
    private static final Caller OPERATOR = Callers.operator();

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
    void pagesFollowEachOtherByName() {
        learnNodes("delta", "alpha", "charlie", "bravo", "Alpha%");
        var names = new ArrayList<String>();
        var cursor = Optional.<String>empty();
        do {
            var page = fleet.service.page(OPERATOR, "", cursor, 2);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            page.items().forEach(node -> names.add(node.name()));
            cursor = page.next();
        } while (cursor.isPresent());

        assertThat(names).containsExactly("Alpha", "alpha", "bravo", "charlie", "delta");
    }

    @Test
    void aSearchFindsPartsOfNamesAndTakesNothingForAPattern() {
        learnNodes("rack1-a", "rack1-b", "rack2_a");

        assertThat(search("RACK1")).containsExactly("rack1-a", "rack1-b");
        assertThat(search("_")).containsExactly("rack2_a");
        assertThat(search("%")).isEmpty();
        assertThat(search("\0rack2")).containsExactly("rack2_a");
    }

    @Test
    void machinesOfTheSameNameAreToldApart() {
        learnNodes("node", "node", "node");

        assertThat(search("")).containsExactly("node", "node-2", "node-3");
    }

    @Test
    void onlyOperatorsSeeAndDrainNodes() {
        learnNodes("alpha");
        var id = fleet.views().getFirst().id();
        var mary = Callers.member(Callers.PROJECT);

        assertThat(errorOf(() -> fleet.service.page(mary, "", Optional.empty(), 10)))
                .isInstanceOf(CloudError.Forbidden.class);
        assertThat(errorOf(() -> fleet.service.find(mary, id))).isInstanceOf(CloudError.Forbidden.class);
        assertThat(errorOf(() -> fleet.service.drain(mary, id))).isInstanceOf(CloudError.Forbidden.class);
        assertThat(errorOf(() -> fleet.service.resume(mary, id))).isInstanceOf(CloudError.Forbidden.class);
        assertThat(fleet.service.find(OPERATOR, id).name()).isEqualTo("alpha");
    }

    @Test
    void nodesStandInZonesThatAddUp() {
        learnNodes("oslo-1", "oslo-2", "bergen-1");
        assertThat(fleet.service.zones(OPERATOR)).extracting(ZoneView::name).containsExactly("default");

        fleet.service.place(OPERATOR, node("oslo-1"), "oslo");
        fleet.service.place(OPERATOR, node("oslo-2"), " oslo ");

        var zones = fleet.service.zones(OPERATOR);
        assertThat(zones).extracting(ZoneView::name).containsExactly("default", "oslo");
        assertThat(zones.getLast().nodes()).isEqualTo(2);
        assertThat(zones.getLast().cpus()).isEqualTo(8);
        assertThat(zones.getLast().memory()).isEqualTo(Bytes.ofGib(16));
        assertThat(zones.getLast().up()).isZero();
        assertThat(search("OSLO")).containsExactly("oslo-1", "oslo-2");
        assertThat(search("default")).containsExactly("bergen-1");
    }

    @Test
    void aZoneHasANameAndOnlyOperatorsChangeIt() {
        learnNodes("alpha");
        var id = node("alpha");
        for (var name : new String[] {"", "Oslo", "oslo_1", "-oslo", "oslo-", "o".repeat(41)}) {
            assertThat(errorOf(() -> fleet.service.place(OPERATOR, id, name)))
                    .isInstanceOfSatisfying(
                            CloudError.InvalidInput.class,
                            error -> assertThat(error.field()).isEqualTo("zone"));
        }
        assertThat(errorOf(() -> fleet.service.place(Callers.member(Callers.PROJECT), id, "oslo")))
                .isInstanceOf(CloudError.Forbidden.class);
        assertThat(errorOf(() -> fleet.service.zones(Callers.member(Callers.PROJECT))))
                .isInstanceOf(CloudError.Forbidden.class);
        assertThat(fleet.service.find(OPERATOR, id).zone()).isEqualTo("default");
    }

    @Test
    void whatIsNotThereOrOutOfRangeIsRefused() {
        var nowhere = new NodeId("node-00000000000000000");

        assertThat(errorOf(() -> fleet.service.find(OPERATOR, nowhere))).isInstanceOf(CloudError.NotFound.class);
        assertThat(errorOf(() -> fleet.service.drain(OPERATOR, nowhere))).isInstanceOf(CloudError.NotFound.class);
        assertThat(errorOf(() -> fleet.service.page(OPERATOR, "", Optional.empty(), 0)))
                .isInstanceOf(CloudError.InvalidInput.class);
        assertThat(errorOf(() -> fleet.service.page(OPERATOR, "", Optional.of("?"), 10)))
                .isInstanceOf(CloudError.InvalidInput.class);
    }

    private NodeId node(String name) {
        return fleet.service.page(OPERATOR, "", Optional.empty(), 10).items().stream()
                .filter(node -> node.name().equals(name))
                .map(NodeView::id)
                .findFirst()
                .orElseThrow();
    }

    private List<String> search(String text) {
        return fleet.service.page(OPERATOR, text, Optional.empty(), 10).items().stream()
                .map(NodeView::name)
                .toList();
    }

    /** Nodes whose hosts call themselves so. */
    private void learnNodes(String... hostNames) {
        var addresses = new ArrayList<String>();
        for (var number = 1; number <= hostNames.length; number++) {
            addresses.add("fake://n" + number);
        }
        var registry = fleet.worker(addresses.toArray(String[]::new)).registry;
        registry.registerConfigured();
        for (var index = 0; index < hostNames.length; index++) {
            var address = addresses.get(index);
            registry.learn(fleet.view(address).orElseThrow().id(), URI.create(address), facts(hostNames[index]));
        }
    }

    private static NodeFacts facts(String hostName) {
        return new NodeFacts(
                UUID.randomUUID(),
                hostName,
                "QEMU 7.2.22",
                Architecture.X86_64,
                4,
                Bytes.ofGib(8),
                Bytes.ofGib(100),
                Bytes.ofGib(90),
                false,
                Inet4Address.ofLiteral("10.77.0.2"),
                253);
    }

    private static CloudError errorOf(ThrowingCallable call) {
        var thrown = new CloudError[1];
        assertThatExceptionOfType(CloudException.class).isThrownBy(call).satisfies(e -> thrown[0] = e.error());
        return thrown[0];
    }
}
