package org.ownsky.provisioning.reconcile;

import java.time.Clock;
import java.util.List;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdFormat;
import org.ownsky.kernel.Permission;
import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.VolumeName;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.instance.InstanceObserver;
import org.ownsky.provisioning.node.Nodes;
import org.ownsky.provisioning.volume.VolumeId;
import org.ownsky.provisioning.volume.VolumeObserver;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Lists what the reconciler found and settles it on an operator's word. */
@Service
public class FindingService {
    private final Findings findings;
    private final InstanceObserver instances;
    private final VolumeObserver volumes;
    private final Nodes nodes;
    private final AuditTrail audit;
    private final TransactionOperations transactions;
    private final Clock clock;

    FindingService(
            Findings findings,
            InstanceObserver instances,
            VolumeObserver volumes,
            Nodes nodes,
            AuditTrail audit,
            TransactionOperations transactions,
            Clock clock) {
        this.findings = findings;
        this.instances = instances;
        this.volumes = volumes;
        this.nodes = nodes;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Open findings, newest first, at most 200; needs FLEET_READ. */
    public List<FindingView> open(Caller caller) {
        caller.require(Permission.FLEET_READ);
        return findings.open();
    }

    /**
     * Removes the leftover from the node, once it is certain that nothing of ours uses it; needs FLEET_OPERATE. Disks of
     * unknown guests stay and become findings of their own.
     *
     * @throws CloudException WrongState when an instance came to own it meanwhile; Unavailable when the node does not answer
     */
    public void remove(Caller caller, String findingId) {
        caller.require(Permission.FLEET_OPERATE);
        var finding = findings.find(findingId.replace("\0", ""))
                .orElseThrow(() -> CloudException.of(new CloudError.NotFound("finding", findingId)));
        var subject = finding.view().subject();
        var node = nodes.connection(finding.node());
        switch (finding.view().kind()) {
            case UNKNOWN_DOMAIN -> removeDomain(node, subject);
            case LEFTOVER_DISK -> {
                var volume = new VolumeName(subject);
                refuseIfAlive(volume.owner());
                node.deleteVolume(volume);
            }
            case LEFTOVER_ADDRESS -> {
                refuseIfAlive(subject);
                node.addresses().stream()
                        .filter(reservation -> reservation.owner().equals(subject))
                        .forEach(node::releaseAddress);
            }
            case VANISHED_VOLUME ->
                throw CloudException.of(new CloudError.WrongState(
                        subject, "vanished", "There is nothing to remove: bring the disk back, or delete the volume."));
            case VANISHED_DOMAIN ->
                throw CloudException.of(new CloudError.WrongState(
                        subject,
                        "vanished",
                        "There is nothing to remove: start or terminate the instance " + subject + "."));
        }
        transactions.executeWithoutResult(_ -> {
            findings.resolve(finding, clock.instant());
            audit.record(
                    caller,
                    "finding.remove",
                    findingId,
                    finding.view().kind() + " " + subject + " on "
                            + finding.view().node(),
                    Changes.of("state", "open", "removed"));
        });
    }

    private void removeDomain(HypervisorNode node, String name) {
        node.domains().stream()
                .filter(domain -> domain.ours() && domain.name().equals(name))
                .map(DomainFacts::uuid)
                .forEach(uuid -> {
                    if (instances.owns(uuid)) {
                        throw CloudException.of(new CloudError.WrongState(
                                name, "owned", name + " belongs to an instance now; terminate that instead."));
                    }
                    node.forceOff(uuid);
                    node.undefine(uuid);
                });
    }

    private void refuseIfAlive(String owner) {
        if (IdFormat.matches(InstanceId.PREFIX, owner) && instances.lives(new InstanceId(owner))) {
            throw CloudException.of(
                    new CloudError.WrongState(owner, "alive", owner + " is an instance that is not terminated."));
        }
        if (IdFormat.matches(VolumeId.PREFIX, owner) && volumes.lives(new VolumeId(owner))) {
            throw CloudException.of(
                    new CloudError.WrongState(owner, "alive", owner + " is a volume that is not deleted."));
        }
    }
}
