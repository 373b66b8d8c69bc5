package org.ownsky.portal.identity;

import org.ownsky.kernel.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Lets accounts sign in, or no more, and tells of it. */
@Component
class AccountSwitch {
    private final AccountStore store;
    private final LastAdministrator lastAdministrator;
    private final ApplicationEventPublisher events;

    AccountSwitch(AccountStore store, LastAdministrator lastAdministrator, ApplicationEventPublisher events) {
        this.store = store;
        this.lastAdministrator = lastAdministrator;
        this.events = events;
    }

    void turn(UserId account, boolean enabled) {
        lastAdministrator.guard(account, () -> store.setEnabled(account, enabled));
        events.publishEvent(new AccountSwitched(account.value(), enabled));
    }
}
