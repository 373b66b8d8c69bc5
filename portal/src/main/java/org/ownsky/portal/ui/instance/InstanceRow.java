package org.ownsky.portal.ui.instance;

import java.util.Optional;
import org.ownsky.billing.InstanceCost;
import org.ownsky.portal.ui.kit.Prices;
import org.ownsky.portal.ui.kit.Said;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.provisioning.instance.InstanceState;
import org.ownsky.provisioning.instance.InstanceView;

/**
 * A line of the list.
 *
 * @param cost empty without the permission to see it
 */
record InstanceRow(InstanceView instance, Optional<InstanceCost> cost) {
    String id() {
        return instance.id().value();
    }

    String state() {
        return Said.state(instance.state());
    }

    Tone tone() {
        return Tone.of(instance.state());
    }

    String size() {
        return Said.size(instance.type());
    }

    String address() {
        return instance.address().map(address -> address.getHostAddress()).orElse("–");
    }

    String place() {
        return instance.node().orElse("");
    }

    /** What should be known about the state: why it is in it. */
    String reason() {
        return instance.stateReason().orElse("");
    }

    String soFar() {
        return cost.map(InstanceCost::soFar).map(Prices::amount).orElse("–");
    }

    String perHour() {
        return cost.map(InstanceCost::perHour)
                .map(Prices::perHour)
                .map(price -> price + " / h")
                .orElse("");
    }

    boolean gone() {
        return instance.state() == InstanceState.TERMINATED;
    }
}
