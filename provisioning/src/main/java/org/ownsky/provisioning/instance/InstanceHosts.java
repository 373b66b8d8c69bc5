package org.ownsky.provisioning.instance;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells other features of this module where an instance is; it knows of no caller, so nothing of it may reach people
 * unchecked.
 */
@Component
public class InstanceHosts {
    private final HostRows rows;

    InstanceHosts(HostRows rows) {
        this.rows = rows;
    }

    public Optional<InstanceHost> find(InstanceId id) {
        return rows.find(id);
    }

    /** Holds the row's lock to the end of the transaction. Taken before that of anything which the instance has. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<InstanceHost> lock(InstanceId id) {
        return rows.lock(id);
    }
}
