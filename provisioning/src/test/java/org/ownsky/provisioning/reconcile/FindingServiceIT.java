package org.ownsky.provisioning.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.driver.fake.FakeCall;
import org.ownsky.provisioning.driver.fake.FakeDriver;
import org.ownsky.provisioning.driver.spi.AddressReservation;
import org.ownsky.provisioning.driver.spi.DomainEvent;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.SeedSpec;
import org.ownsky.provisioning.driver.spi.VolumeFacts;
import org.ownsky.provisioning.driver.spi.VolumeName;
import org.ownsky.provisioning.fixture.Callers;
import org.ownsky.provisioning.node.NodeId;
import org.ownsky.provisioning.node.NodeService;
import org.ownsky.provisioning.node.NodeState;
import org.ownsky.testing.ModuleTest;
import org.ownsky.testing.RecordedAudit;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What is left on a node is shown, kept, and removed on an operator's word. */
@ModuleTest
@TestPropertySource(properties = {"ownsky.nodes=fake://findings-1", "ownsky.node.sweep-interval=1h"})
@SuppressWarnings("NullAway.Init")
class FindingServiceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String NOBODY = "i-0000000000000dead";

    @Autowired
    private FindingService service;

    @Autowired
    private NodeSweep sweep;

    @Autowired
    private Reconciler reconciler;

    @Autowired
    private Findings findings;

    @Autowired
    private NodeService nodes;

    @Autowired
    private FakeDriver driver;

    @Autowired
    private RecordedAudit audit;

    private HypervisorNode node;
    private NodeId id;

    @BeforeEach
    void nodeIsUp() {
        await().atMost(PATIENCE)
                .until(() -> nodes.page(Callers.operator(), "", Optional.empty(), 10).items().stream()
                        .anyMatch(view -> view.state() == NodeState.UP));
        id = nodes.page(Callers.operator(), "", Optional.empty(), 10)
                .items()
                .getFirst()
                .id();
        node = driver.connect(URI.create("fake://findings-1"));
        await("the sweep right after the start")
                .atMost(PATIENCE)
                .until(() -> driver.node("findings-1").faults().count(FakeCall.ADDRESSES) > 0);
    }

    @Test
    void aLeftoverDiskAndAddressAreKeptUntilAnOperatorRemovesThem() {
        node.writeSeed(VolumeName.seed(NOBODY), new SeedSpec(NOBODY, "dead", List.of(), ""));
        node.reserveAddress(
                AddressReservation.of(NOBODY, node.facts().guestAddresses().at(3)));

        findings.record(id, "findings-1", sightings(), Instant.now().minusSeconds(60));
        sweep.sweep(id, "findings-1", node);

        var open = service.open(Callers.operator());
        assertThat(open)
                .extracting(FindingView::kind)
                .containsExactlyInAnyOrder(FindingView.Kind.LEFTOVER_DISK, FindingView.Kind.LEFTOVER_ADDRESS);
        assertThat(node.volumes()).hasSize(1);
        open.forEach(finding -> {
            assertRefused(
                    () -> service.remove(Callers.reader(Callers.PROJECT), finding.id()), CloudError.Forbidden.class);
            service.remove(Callers.operator(), finding.id());
            assertThat(audit.about(finding.id()))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.action()).isEqualTo("finding.remove"));
        });

        assertThat(node.volumes()).extracting(VolumeFacts::name).isEmpty();
        assertThat(node.addresses()).isEmpty();
        assertThat(service.open(Callers.operator())).isEmpty();
        assertRefused(() -> service.remove(Callers.operator(), open.getFirst().id()), CloudError.NotFound.class);
    }

    /** A thousand terminations must not be a thousand looks at everything. */
    @Test
    void whatAJobRemovesIsNoReasonToLookAtEverything() {
        var looks = driver.node("findings-1").faults().count(FakeCall.DOMAINS);

        reconciler.happened(
                id, "findings-1", node, new DomainEvent(DomainEvent.Kind.UNDEFINED, Optional.of(UUID.randomUUID())));

        assertThat(driver.node("findings-1").faults().count(FakeCall.DOMAINS)).isEqualTo(looks);
    }

    private static List<Findings.Sighting> sightings() {
        return List.of(
                new Findings.Sighting(FindingView.Kind.LEFTOVER_DISK, NOBODY + ".seed"),
                new Findings.Sighting(FindingView.Kind.LEFTOVER_ADDRESS, NOBODY));
    }

    private static void assertRefused(ThrowingCallable call, Class<? extends CloudError> error) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CloudException.class,
                        refused -> assertThat(refused.error()).isInstanceOf(error));
    }
}
