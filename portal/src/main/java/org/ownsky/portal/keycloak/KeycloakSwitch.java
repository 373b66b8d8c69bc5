package org.ownsky.portal.keycloak;

import org.ownsky.kernel.AuditTrail;
import org.ownsky.portal.identity.AccountSwitched;
import org.ownsky.portal.identity.ExternalAccounts;
import org.ownsky.portal.identity.SystemCallers;
import org.ownsky.portal.oidc.ProviderPeople;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Switches the user at Keycloak of an account that was switched here. It brings the user in line with what the account is now,
 * whichever event asks for it, so that late and repeated deliveries do no harm; what fails is delivered again every minute. It
 * is only where an operator lets it: a process that may not must not take what another one is to deliver again.
 */
@Component
@ConditionalOnProperty("ownsky.keycloak.deactivate")
class KeycloakSwitch {
    private static final Logger log = LoggerFactory.getLogger(KeycloakSwitch.class);
    private static final String ORIGIN = "account switch";

    private final KeycloakSettings settings;
    private final KeycloakUsers users;
    private final ProviderPeople people;
    private final ExternalAccounts accounts;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;

    KeycloakSwitch(
            KeycloakSettings settings,
            KeycloakUsers users,
            ProviderPeople people,
            ExternalAccounts accounts,
            AuditTrail audit,
            PlatformTransactionManager manager) {
        this.settings = settings;
        this.users = users;
        this.people = people;
        this.accounts = accounts;
        this.audit = audit;
        this.transactions = new TransactionTemplate(manager);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @TransactionalEventListener(id = "keycloak.account-switch")
    void on(AccountSwitched event) {
        var subject = transactions.execute(_ -> people.subject(event.id(), settings.issuer()));
        subject.ifPresent(known -> {
            var enabled = Boolean.TRUE.equals(transactions.execute(_ -> accounts.isEnabled(event.id())));
            if (users.setEnabled(known, enabled)) {
                transactions.executeWithoutResult(_ -> audit.record(
                        SystemCallers.provider(ORIGIN),
                        enabled ? "account.enable" : "account.disable",
                        event.accountId(),
                        "the user at Keycloak"));
            } else {
                log.info("Keycloak has no such user any more: account={}", event.accountId());
            }
        });
    }
}
