package org.ownsky.quota;

import java.util.List;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Limits as decisions about them need them. It knows of no caller, so nothing of it may reach people unchecked; they go
 * through {@link LimitService} and the services of requests.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class QuotaPool {
    private final QuotaAccounts accounts;
    private final QuotaLedger ledger;
    private final PoolStore store;

    QuotaPool(QuotaAccounts accounts, QuotaLedger ledger, PoolStore store) {
        this.accounts = accounts;
        this.ledger = ledger;
        this.store = store;
    }

    /** The project with its tenant; empty for one without account. */
    public Optional<ProjectScope> find(ProjectId project) {
        return accounts.owner(project).map(tenant -> new ProjectScope(tenant, project));
    }

    /** Every resource, in the enum's order; empty for a project without account. */
    public List<PoolLine> lines(ProjectScope scope) {
        return store.lines(scope);
    }

    /** The same, with the counters locked to the end of the transaction, in the order that reservations lock in. */
    public List<PoolLine> lockedLines(ProjectScope scope) {
        ledger.lock(scope.tenant());
        ledger.lock(scope.project());
        return store.lines(scope);
    }

    public List<Promised> promised(TenantId tenant) {
        return store.promised(tenant);
    }

    /**
     * Raises a limit, with the counters locked; one that is unlimited stays so.
     *
     * @param scope id of the tenant or project
     */
    public void raise(String scope, QuotaResource resource, long amount) {
        store.move(scope, resource, amount);
    }

    /** Takes a raise back; a limit below the use stops growth only. */
    public void lower(String scope, QuotaResource resource, long amount) {
        store.move(scope, resource, -amount);
    }
}
