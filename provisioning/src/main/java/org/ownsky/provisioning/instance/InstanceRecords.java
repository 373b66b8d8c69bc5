package org.ownsky.provisioning.instance;

import java.net.Inet4Address;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.node.NodeId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What saga steps read and note in an instance's row, each in a short transaction of its own. */
@Component
class InstanceRecords {
    private final InstanceRepository instances;
    private final InstanceJournal journal;

    InstanceRecords(InstanceRepository instances, InstanceJournal journal) {
        this.instances = instances;
        this.journal = journal;
    }

    /** The row as it is now; empty only after an instance was purged, long after it was terminated. */
    @Transactional(readOnly = true)
    public Optional<Instance> find(InstanceId id) {
        return instances.findById(id.value());
    }

    /** As {@link #find}, for steps that cannot be without it. */
    @Transactional(readOnly = true)
    public Instance get(InstanceId id) {
        return instances.findById(id.value()).orElseThrow(() -> InstanceService.notFound(id));
    }

    @Transactional
    public void placed(InstanceId id, NodeId node, String nodeName, Acceleration acceleration) {
        change(id, instance -> instance.placed(node, nodeName, acceleration));
    }

    @Transactional
    public void addressed(InstanceId id, @Nullable Inet4Address address) {
        change(id, instance -> instance.addressed(address == null ? null : address.getHostAddress()));
    }

    @Transactional
    public void unplaced(InstanceId id) {
        change(id, Instance::unplaced);
    }

    private void change(InstanceId id, Consumer<Instance> change) {
        instances.lock(id.value()).ifPresent(instance -> {
            change.accept(instance);
            journal.changed(instance);
        });
    }
}
