package org.ownsky.quota;

import java.util.List;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows operators what tenants were granted altogether, to be held against what the machines have. */
@Service
public class CommitmentService {
    private final PoolStore store;

    CommitmentService(PoolStore store) {
        this.store = store;
    }

    /** Every resource, in the enum's order; needs FLEET_READ. */
    @Transactional(readOnly = true)
    public List<FleetLine> granted(Caller caller) {
        caller.require(Permission.FLEET_READ);
        return store.fleet();
    }
}
