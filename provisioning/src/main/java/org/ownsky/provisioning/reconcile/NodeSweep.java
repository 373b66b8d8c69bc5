package org.ownsky.provisioning.reconcile;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ownsky.kernel.IdFormat;
import org.ownsky.provisioning.driver.spi.AddressReservation;
import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.DomainState;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.VolumeFacts;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceObserver;
import org.ownsky.provisioning.node.NodeId;
import org.ownsky.provisioning.volume.VolumeId;
import org.ownsky.provisioning.volume.VolumeObserver;
import org.springframework.stereotype.Component;

/**
 * Compares one node with the rows, both ways, and writes down what it saw. It changes nothing on the node: what should not
 * be there becomes a finding.
 */
@Component
class NodeSweep {
    private static final String POWERED_OFF = "The guest powered itself off";
    private static final String CRASHED = "The guest crashed";
    private static final String VANISHED = "Its guest vanished from the node; its disk is kept. Start defines it again";

    private final InstanceObserver instances;
    private final VolumeObserver volumeRows;
    private final Findings findings;
    private final Clock clock;

    NodeSweep(InstanceObserver instances, VolumeObserver volumeRows, Findings findings, Clock clock) {
        this.instances = instances;
        this.volumeRows = volumeRows;
        this.findings = findings;
        this.clock = clock;
    }

    /** Looks at one guest, after an event. */
    void look(HypervisorNode node, UUID domain) {
        var asOf = clock.instant();
        var facts = node.domain(domain);
        if (facts.isEmpty()) {
            // A guest that vanished is the sweep's to find: it says so to the operator too.
            return;
        }
        observe(facts.get(), asOf);
    }

    /**
     * A guest is no longer defined. Mostly a job has done that, and nothing more is to be seen; else it vanished, and what is
     * left of it is looked for at once.
     */
    void undefined(NodeId id, String nodeName, HypervisorNode node, UUID domain) {
        if (instances.isSettled(domain)) {
            sweep(id, nodeName, node);
        }
    }

    /** Looks at everything. */
    void sweep(NodeId id, String nodeName, HypervisorNode node) {
        var asOf = clock.instant();
        // First the node, then the rows: what is made in between is in the rows already, for intent comes before
        // effect.
        // But for volumes that vanished: of those that were whole before the node is asked, none may be missing.
        var wholeVolumes = volumeRows.expectedOn(id);
        var domains = node.domains();
        var volumes = node.volumes();
        var reservations = node.addresses();
        var expected = instances.expectedOn(id);
        var found = new ArrayList<Findings.Sighting>();

        var byUuid = new HashMap<UUID, DomainFacts>();
        domains.forEach(domain -> byUuid.put(domain.uuid(), domain));
        var confirmed = new ArrayList<UUID>();
        var paused = new ArrayList<UUID>();
        var goingOn = new ArrayList<UUID>();
        for (var instance : expected) {
            var domain = byUuid.get(instance.domain());
            if (domain == null && instance.settled()) {
                instances.seenOff(instance.domain(), asOf, VANISHED);
                found.add(new Findings.Sighting(
                        FindingView.Kind.VANISHED_DOMAIN, instance.instance().value()));
            } else if (domain != null && domain.state().poweredOn() == instance.running()) {
                confirmed.add(instance.domain());
                if (instance.running()) {
                    (domain.state() == DomainState.PAUSED ? paused : goingOn).add(instance.domain());
                }
            } else if (domain != null && instance.settled()) {
                observe(domain, asOf);
            }
        }
        instances.confirmed(confirmed, asOf);
        instances.standStill(paused, goingOn);

        domains.stream()
                .filter(DomainFacts::ours)
                .filter(domain -> !instances.owns(domain.uuid()))
                .forEach(domain -> found.add(new Findings.Sighting(FindingView.Kind.UNKNOWN_DOMAIN, domain.name())));
        var here =
                expected.stream().map(instance -> instance.instance().value()).collect(Collectors.toSet());
        strangers(
                        volumes.stream()
                                .map(VolumeFacts::name)
                                .map(name -> new Owned(name.owner(), name.value()))
                                .toList(),
                        here)
                .forEach(name -> found.add(new Findings.Sighting(FindingView.Kind.LEFTOVER_DISK, name)));
        strangers(reservations.stream().map(NodeSweep::owned).toList(), here)
                .forEach(name -> found.add(new Findings.Sighting(FindingView.Kind.LEFTOVER_ADDRESS, name)));
        found.addAll(vanished(wholeVolumes, volumes, asOf));
        findings.record(id, nodeName, found, asOf);
    }

    /** Volumes that the rows tell of and the node does not have. */
    private List<Findings.Sighting> vanished(
            List<VolumeObserver.Expected> whole, List<VolumeFacts> volumes, Instant asOf) {
        var there = volumes.stream().map(facts -> facts.name().owner()).collect(Collectors.toSet());
        var vanished = new ArrayList<Findings.Sighting>();
        for (var expected : whole) {
            if (there.contains(expected.volume().value())) {
                if (expected.missed()) {
                    volumeRows.there(expected.volume(), asOf);
                }
            } else if (expected.settled()) {
                if (!expected.missed()) {
                    volumeRows.vanished(expected.volume(), asOf);
                }
                vanished.add(new Findings.Sighting(
                        FindingView.Kind.VANISHED_VOLUME, expected.volume().value()));
            }
        }
        return vanished;
    }

    private void observe(DomainFacts domain, Instant asOf) {
        if (domain.state().poweredOn()) {
            instances.seenRunning(domain.uuid(), asOf);
            return;
        }
        instances.seenOff(domain.uuid(), asOf, domain.state() == DomainState.CRASHED ? CRASHED : POWERED_OFF);
    }

    private static Owned owned(AddressReservation reservation) {
        return new Owned(reservation.owner(), reservation.owner());
    }

    /** Names whose owner is neither expected on this node nor alive at all: a launch may be just choosing this node. */
    private List<String> strangers(List<Owned> things, Set<String> expectedHere) {
        return things.stream()
                .filter(thing -> !expectedHere.contains(thing.owner()))
                .filter(thing -> !(IdFormat.matches(InstanceId.PREFIX, thing.owner())
                        && instances.lives(new InstanceId(thing.owner()))))
                .filter(thing -> !(IdFormat.matches(VolumeId.PREFIX, thing.owner())
                        && volumeRows.lives(new VolumeId(thing.owner()))))
                .map(Owned::name)
                .toList();
    }

    private record Owned(String owner, String name) {}
}
