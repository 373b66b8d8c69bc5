package org.ownsky.provisioning.node;

import org.ownsky.provisioning.driver.spi.DomainEvent;
import org.ownsky.provisioning.driver.spi.HypervisorNode;

/**
 * Hears of what happens on nodes, in the process that watches them. Calls for one node come one after the other; an exception
 * is logged and ends nothing.
 */
public interface NodeWatcher {
    /** A guest started, stopped, appeared, went; or events may have been missed. */
    void happened(NodeId node, String nodeName, HypervisorNode connection, DomainEvent event);

    /** Time to look at everything: right after the node came up, and regularly while it is. */
    void sweepDue(NodeId node, String nodeName, HypervisorNode connection);
}
