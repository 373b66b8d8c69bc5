package org.ownsky.portal.invitation;

import java.util.Locale;
import org.ownsky.portal.mail.OutgoingMail;
import org.ownsky.portal.request.PortalAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Makes links and sends them, where a mail server is set. */
@Component
class InvitationMail {
    private static final Logger log = LoggerFactory.getLogger(InvitationMail.class);

    private final OutgoingMail mail;
    private final PortalAddress address;

    InvitationMail(OutgoingMail mail, PortalAddress address) {
        this.mail = mail;
        this.address = address;
    }

    String link(InvitationToken token) {
        return address.current() + "/invitation/" + token.text();
    }

    /** Whether it will be tried: an address is given and a mail server set. A failure is logged; the link can be copied. */
    boolean sendAfterCommit(InvitationView invitation, String link) {
        if (!mail.isPossible() || invitation.email().isEmpty()) {
            return false;
        }
        var to = invitation.email().get();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                send(to, invitation, link);
            }
        });
        return true;
    }

    private void send(String to, InvitationView invitation, String link) {
        Thread.ofVirtual().name("invitation-mail").start(() -> {
            try {
                mail.send(to, invitation.invitedBy() + " invites you to " + invitation.place(), text(invitation, link));
            } catch (MailException e) {
                // In the line itself: an operator looks for it by the id.
                log.warn("An invitation could not be mailed: invitation={}", invitation.id(), e);
            }
        });
    }

    private static String text(InvitationView invitation, String link) {
        return """
                %s invites you to %s, as %s.

                Open this link to accept. It works once, until %s:

                %s

                If you do not know why you got this, ignore it: nothing happens without the link.
                """.formatted(
                        invitation.invitedBy(),
                        invitation.place(),
                        invitation.offer().role().label().toLowerCase(Locale.ROOT),
                        invitation.expiresAt(),
                        link);
    }
}
