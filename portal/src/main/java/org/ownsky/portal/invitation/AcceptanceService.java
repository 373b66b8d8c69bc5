package org.ownsky.portal.invitation;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.audit.DeniedAttempts;
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.NewAccount;
import org.ownsky.portal.identity.Password;
import org.ownsky.portal.identity.SystemCallers;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What can be done with an invitation's link, by anybody who has it. A link that was altered, used, taken back or has
 * expired, and one whose maker may not invite there any more, are all the same: there is no such invitation.
 */
@Service
public class AcceptanceService {
    private final InvitationStore store;
    private final Admission admission;
    private final AccountService accounts;
    private final DeniedAttempts denied;
    private final Clock clock;

    AcceptanceService(
            InvitationStore store, Admission admission, AccountService accounts, DeniedAttempts denied, Clock clock) {
        this.store = store;
        this.admission = admission;
        this.accounts = accounts;
        this.denied = denied;
        this.clock = clock;
    }

    /**
     * What the link offers; empty for one that leads nowhere any more, which is put on record.
     *
     * @param guest whoever looks, signed in or not
     * @param token the secret in the link
     */
    @Transactional(readOnly = true)
    public Optional<InvitationView> look(Caller guest, String token) {
        var found = Optional.of(new InvitationToken(token))
                .filter(InvitationToken::isWellFormed)
                .flatMap(store::find)
                .filter(this::works);
        if (found.isEmpty()) {
            denied.record(guest, "invitation.look", "-", "altered, used, taken back or expired");
        }
        return found.map(StoredInvitation::view);
    }

    /**
     * Makes an account for somebody new, and gives it what the invitation offers.
     *
     * @throws CloudException Conflict when the link leads nowhere any more, or when the username or email address
     *     is taken
     */
    @Transactional
    public AccountView join(Caller guest, String token, NewAccount account, Password password) {
        var invitation = requireOpen(guest, token);
        var made = accounts.create(SystemCallers.invitation(guest.origin()), account, Optional.of(password));
        accept(guest, invitation, made.id(), made.displayName());
        return made;
    }

    /**
     * Gives the signed-in person what the invitation offers.
     *
     * @throws CloudException Conflict when the link leads nowhere any more
     */
    @Transactional
    public void accept(Caller caller, String token) {
        accept(caller, requireOpen(caller, token), caller.user(), caller.name());
    }

    private void accept(Caller caller, StoredInvitation invitation, UserId account, String name) {
        store.accept(invitation.view().id(), account, clock.instant());
        admission.admit(new Caller(account, name, Optional.empty(), Set.of(), caller.origin()), invitation);
    }

    private StoredInvitation requireOpen(Caller caller, String token) {
        return Optional.of(new InvitationToken(token))
                .filter(InvitationToken::isWellFormed)
                .flatMap(store::lock)
                .filter(this::works)
                .orElseThrow(() -> {
                    denied.record(caller, "invitation.accept", "-", "altered, used, taken back or expired");
                    return CloudException.of(new CloudError.Conflict(
                            "invitation",
                            "This invitation cannot be used any more: it was used, taken back, or has expired. Ask the"
                                    + " person who sent it for a new one."));
                });
    }

    private boolean works(StoredInvitation invitation) {
        return invitation.isOpen(clock.instant())
                && admission.inviter(invitation).isPresent();
    }
}
