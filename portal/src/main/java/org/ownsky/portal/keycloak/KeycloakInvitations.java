package org.ownsky.portal.keycloak;

import org.ownsky.kernel.AuditTrail;
import org.ownsky.portal.identity.SystemCallers;
import org.ownsky.portal.invitation.InvitationView;
import org.ownsky.portal.invitation.ProviderInvitations;
import org.ownsky.portal.request.RequestOrigin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes users at Keycloak of the people who are invited here. */
@Component
class KeycloakInvitations implements ProviderInvitations {
    private static final Logger log = LoggerFactory.getLogger(KeycloakInvitations.class);

    private final KeycloakSettings settings;
    private final KeycloakUsers users;
    private final AuditTrail audit;
    private final TransactionOperations transactions;

    KeycloakInvitations(
            KeycloakSettings settings, KeycloakUsers users, AuditTrail audit, TransactionOperations transactions) {
        this.settings = settings;
        this.users = users;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public void invite(InvitationView invitation) {
        if (!settings.invite() || invitation.email().isEmpty()) {
            return;
        }
        var origin = RequestOrigin.current();
        Thread.ofVirtual().name("keycloak-invitation").start(() -> {
            try {
                var outcome = switch (users.invite(invitation.email().get())) {
                    case KNOWN -> "the address was known";
                    case MAILED -> "a user was made and got a mail";
                    case NOT_MAILED -> "a user was made, but Keycloak could not send them a mail";
                };
                transactions.executeWithoutResult(_ -> audit.record(
                        SystemCallers.provider(origin),
                        "invitation.provider",
                        invitation.id().value(),
                        "at Keycloak: " + outcome));
            } catch (KeycloakUsers.FailedException e) {
                log.atWarn()
                        .addKeyValue("invitation", invitation.id())
                        .setCause(e)
                        .log("Nobody was invited at Keycloak; the invitation's link works all the same");
            }
        });
    }
}
