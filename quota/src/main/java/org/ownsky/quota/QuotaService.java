package org.ownsky.quota;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger and its counters. Reserving, committing and releasing happen in the transaction that changes the holder's own
 * row; keep such a transaction inside one tenant, because that is what the lock order is fixed for.
 */
@Service
public class QuotaService {

    private final QuotaAccounts accounts;
    private final QuotaLedger ledger;

    QuotaService(QuotaAccounts accounts, QuotaLedger ledger) {
        this.accounts = accounts;
        this.ledger = ledger;
    }

    /**
     * Reserves for all holders or none, at project and tenant scope, in the caller's transaction. A holder that has an
     * entry already keeps that one: the same launch asked twice takes once.
     *
     * @throws CloudException with QuotaExceeded that names the scope, the limit, the use and what was asked; the
     *     transaction can then only roll back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void reserve(ProjectScope scope, List<QuotaDemand> demands) {
        var holders = new HashSet<String>();
        for (var demand : demands) {
            if (!holders.add(demand.holder())) {
                throw new IllegalArgumentException(demand.holder() + " is asked for twice in one reservation");
            }
        }
        var balances = ledger.reserve(scope, demands);
        refused(balances).ifPresent(balance -> {
            throw CloudException.of(exceeded(balance));
        });
    }

    /** What was reserved for the holder is now used; again is fine. In the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void commit(String holder) {
        ledger.commit(holder);
    }

    /**
     * What was reserved for the holder is now used, but of this resource only so much; the rest is given back. More than
     * was reserved is cut to that. Again is fine. In the caller's transaction.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void commit(String holder, QuotaResource resource, long amount) {
        ledger.shrink(holder, resource, amount);
        ledger.commit(holder);
    }

    /**
     * What one holder reserved or used is used by another one from now on, which has committed its own: a growth becomes part
     * of what has grown. Again is fine. In the caller's transaction.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void merge(String holder, String into) {
        ledger.commit(holder);
        ledger.merge(holder, into);
    }

    /** Gives back what the holder reserved or used; again is fine. In the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(String holder) {
        ledger.release(holder);
    }

    /** The project's lines, every resource, in the enum's order; needs PROJECT_READ in it. */
    @Transactional(readOnly = true)
    public List<QuotaLine> usage(Caller caller) {
        return accounts.lines(caller.requireProject(Permission.PROJECT_READ));
    }

    /** Opens a tenant's account, called by its id; see {@link #openTenant(TenantId, String, Map)}. */
    @Transactional
    public void openTenant(TenantId tenant, Map<QuotaResource, Long> limits) {
        openTenant(tenant, tenant.value(), limits);
    }

    /**
     * Opens a tenant's account with these limits (absent: unlimited); for tenant set-up. Again is fine: limits stay as
     * they are by then, the name follows.
     *
     * @param name what people call the tenant; refusals say it
     */
    @Transactional
    public void openTenant(TenantId tenant, String name, Map<QuotaResource, Long> limits) {
        accounts.open(tenant, "tenant " + name, QuotaLimits.valid(limits));
    }

    /** Opens a project's account, called by its id; see {@link #openProject(ProjectScope, String, Map)}. */
    @Transactional
    public void openProject(ProjectScope scope, Map<QuotaResource, Long> limits) {
        openProject(scope, scope.project().value(), limits);
    }

    /**
     * Opens a project's account with these limits (absent: the tenant's); for project set-up, after the tenant's. Again is
     * fine: limits stay as they are by then, the name follows.
     *
     * @param name what people call the project; refusals say it
     */
    @Transactional
    public void openProject(ProjectScope scope, String name, Map<QuotaResource, Long> limits) {
        accounts.open(scope, "project " + name, QuotaLimits.valid(limits));
    }

    /**
     * Closes a project's account, for good: its counters go, and nothing can be reserved in it any more.
     *
     * @throws CloudException Conflict while something is held there; it says how much
     */
    @Transactional
    public void closeProject(ProjectScope scope) {
        var held = accounts.lockedTotals(scope.project());
        if (!held.isEmpty()) {
            throw CloudException.of(new CloudError.Conflict(
                    "project",
                    "There is something left in the "
                            + accounts.label(scope.project().value()) + ": " + held + ". Terminate it first."));
        }
        accounts.close(scope.project());
    }

    /** Recomputes every counter from the ledger and says where they differ; empty is the only good answer. */
    @Transactional(readOnly = true)
    public List<QuotaDrift> drift() {
        return ledger.drift();
    }

    /** The project before the tenant, because that is what its people can do something about. */
    private static Optional<Balance> refused(List<Balance> balances) {
        return balances.stream().filter(balance -> !balance.granted()).min(Balance.NEAREST_FIRST);
    }

    private CloudError exceeded(Balance balance) {
        var resource = balance.resource();
        return new CloudError.QuotaExceeded(
                resource.label(),
                accounts.label(balance.scope()),
                resource.format(balance.limit()),
                resource.format(balance.taken()),
                resource.format(balance.asked()));
    }
}
