package org.ownsky.portal.lifecycle;

import java.time.Clock;
import org.ownsky.kernel.TenantId;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.TenantDirectory;
import org.ownsky.portal.tenant.TenantState;
import org.ownsky.portal.tenant.TenantStates;
import org.ownsky.portal.tenant.TenantView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Brings what a tenant has in line with its state: stops what runs in a suspended or closing one, and removes everything of
 * one whose grace period is over. Each look does what can be done now; what a job is still working on is left to the next
 * look, so that nothing depends on a process that lives long.
 */
@Component
class TenantTending {
    private static final Logger log = LoggerFactory.getLogger(TenantTending.class);

    private final TenantStates states;
    private final TenantDirectory directory;
    private final Emptying emptying;
    private final Clock clock;

    TenantTending(TenantStates states, TenantDirectory directory, Emptying emptying, Clock clock) {
        this.states = states;
        this.directory = directory;
        this.emptying = emptying;
        this.clock = clock;
    }

    /** Right after the present transaction, without waiting for the next look. */
    void soon(TenantId id) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                Thread.ofVirtual()
                        .name("tend-" + id)
                        .start(() -> directory.find(id).ifPresent(TenantTending.this::tend));
            }
        });
    }

    void tendAll() {
        states.resting().forEach(this::tend);
    }

    /** One tenant's trouble does not keep the others from being tended. */
    void tend(TenantView tenant) {
        try {
            if (isOver(tenant)) {
                remove(tenant);
            } else if (tenant.state() != TenantState.ACTIVE) {
                directory.all(tenant.id()).stream().map(ProjectView::scope).forEach(emptying::stop);
            }
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("tenant", tenant.id())
                    .setCause(e)
                    .log("A tenant could not be tended; the next look tries again");
        }
    }

    private void remove(TenantView tenant) {
        var allGone = true;
        for (var project : directory.all(tenant.id())) {
            allGone &= emptying.remove(project);
        }
        if (allGone) {
            emptying.closed(tenant);
        }
    }

    private boolean isOver(TenantView tenant) {
        return tenant.state() == TenantState.CLOSING
                && tenant.closesAt()
                        .filter(end -> !clock.instant().isBefore(end))
                        .isPresent();
    }
}
