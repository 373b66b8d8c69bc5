package org.ownsky.billing;

import java.util.LinkedHashSet;
import java.util.List;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.provisioning.instance.InstanceEvent;
import org.ownsky.provisioning.instance.InstanceId;
import org.ownsky.provisioning.snapshot.SnapshotEvent;
import org.ownsky.provisioning.volume.VolumeEvent;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Listens to what happens to instances, volumes and snapshots, and keeps their usage intervals. Deliveries may come twice and in any order: each
 * transition is kept once, and the intervals are derived anew from all of them.
 */
@Component
class UsageMeter {

    private final UsageStore store;

    UsageMeter(UsageStore store) {
        this.store = store;
    }

    @Async(MeteringConfiguration.EXECUTOR)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    @TransactionalEventListener(id = "billing.usage-meter")
    void on(InstanceEvent event) {
        keep(event.instance(), event.scope(), Transition.of(event));
    }

    @Async(MeteringConfiguration.EXECUTOR)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    @TransactionalEventListener(id = "billing.volume-meter")
    void on(VolumeEvent event) {
        keep(event.volume().value(), event.scope(), Transition.of(event));
    }

    @Async(MeteringConfiguration.EXECUTOR)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    @TransactionalEventListener(id = "billing.snapshot-meter")
    void on(SnapshotEvent event) {
        keep(event.snapshot().value(), event.scope(), Transition.of(event));
    }

    /** In a transaction. */
    void keep(InstanceId instance, ProjectScope scope, List<Transition> transitions) {
        keep(instance.value(), scope, transitions);
    }

    /**
     * In a transaction.
     *
     * @param instance id of an instance, volume or snapshot
     */
    void keep(String instance, ProjectScope scope, List<Transition> transitions) {
        store.lock(instance, scope);
        if (!store.add(instance, transitions)) {
            return;
        }
        var stored = new LinkedHashSet<>(store.intervals(instance));
        var derived = new LinkedHashSet<>(UsageTimeline.of(store.transitions(instance)));
        var wrong = new LinkedHashSet<>(stored);
        wrong.removeAll(derived);
        derived.removeAll(stored);
        if (!wrong.isEmpty()) {
            store.remove(instance, wrong);
        }
        if (!derived.isEmpty()) {
            store.add(instance, derived);
        }
    }
}
