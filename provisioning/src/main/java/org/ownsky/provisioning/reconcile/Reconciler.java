package org.ownsky.provisioning.reconcile;

import org.ownsky.provisioning.driver.spi.DomainEvent;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.node.NodeId;
import org.ownsky.provisioning.node.NodeWatcher;
import org.springframework.stereotype.Component;

/** Brings what nodes say into the rows: at once for what an event names, and by a sweep of everything now and then. */
@Component
class Reconciler implements NodeWatcher {
    private final NodeSweep sweep;

    Reconciler(NodeSweep sweep) {
        this.sweep = sweep;
    }

    @Override
    public void happened(NodeId node, String nodeName, HypervisorNode connection, DomainEvent event) {
        switch (event.kind()) {
            case STARTED, STOPPED -> event.domain().ifPresent(domain -> sweep.look(connection, domain));
            case UNDEFINED -> event.domain().ifPresent(domain -> sweep.undefined(node, nodeName, connection, domain));
            case RESYNC -> sweep.sweep(node, nodeName, connection);
            case DEFINED -> {
                // Whether it should be there is for the next sweep to say: its job is still under way.
            }
        }
    }

    @Override
    public void sweepDue(NodeId node, String nodeName, HypervisorNode connection) {
        sweep.sweep(node, nodeName, connection);
    }
}
