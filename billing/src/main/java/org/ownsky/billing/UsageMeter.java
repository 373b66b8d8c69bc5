package org.ownsky.billing;

import java.util.LinkedHashSet;
import org.ownsky.provisioning.instance.InstanceEvent;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Listens to what happens to instances and keeps their usage intervals. Deliveries may come twice and in any order: each
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
        store.lock(event.instance(), event.scope());
        if (!store.add(event.instance(), Transition.of(event))) {
            return;
        }
        var stored = new LinkedHashSet<>(store.intervals(event.instance()));
        var derived = new LinkedHashSet<>(UsageTimeline.of(store.transitions(event.instance())));
        var wrong = new LinkedHashSet<>(stored);
        wrong.removeAll(derived);
        derived.removeAll(stored);
        if (!wrong.isEmpty()) {
            store.remove(event.instance(), wrong);
        }
        if (!derived.isEmpty()) {
            store.add(event.instance(), derived);
        }
    }
}
