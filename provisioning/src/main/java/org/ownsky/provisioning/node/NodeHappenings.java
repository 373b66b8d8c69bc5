package org.ownsky.provisioning.node;

import java.util.function.Consumer;
import org.ownsky.provisioning.driver.spi.DomainEvent;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Tells every {@link NodeWatcher}, whatever one of them throws. */
@Component
class NodeHappenings {
    private static final Logger LOG = LoggerFactory.getLogger(NodeHappenings.class);

    /** Asked for when something happens: watchers use services that use nodes. */
    private final ObjectProvider<NodeWatcher> watchers;

    NodeHappenings(ObjectProvider<NodeWatcher> watchers) {
        this.watchers = watchers;
    }

    void happened(NodeId node, String name, HypervisorNode connection, DomainEvent event) {
        tell(name, watcher -> watcher.happened(node, name, connection, event));
    }

    void sweepDue(NodeId node, String name, HypervisorNode connection) {
        tell(name, watcher -> watcher.sweepDue(node, name, connection));
    }

    private void tell(String name, Consumer<NodeWatcher> call) {
        watchers.forEach(watcher -> {
            try {
                call.accept(watcher);
            } catch (RuntimeException e) {
                LOG.atWarn()
                        .setCause(e)
                        .addKeyValue("node", name)
                        .log("What happened on a node was not dealt with; the next sweep finds it");
            }
        });
    }
}
