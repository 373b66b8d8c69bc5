package org.ownsky.portal.invitation;

import java.util.Locale;
import org.ownsky.portal.request.PortalAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Makes links and sends them, where a mail server is set ({@code spring.mail.host}). */
@Component
class InvitationMail {
    private static final Logger log = LoggerFactory.getLogger(InvitationMail.class);

    private final ObjectProvider<JavaMailSender> sender;
    private final PortalAddress address;
    private final InvitationSettings settings;

    InvitationMail(ObjectProvider<JavaMailSender> sender, PortalAddress address, InvitationSettings settings) {
        this.sender = sender;
        this.address = address;
        this.settings = settings;
    }

    String link(InvitationToken token) {
        return address.current() + "/invitation/" + token.text();
    }

    /** Whether it will be tried: an address is given and a mail server set. A failure is logged; the link can be copied. */
    boolean sendAfterCommit(InvitationView invitation, String link) {
        var server = sender.getIfAvailable();
        if (server == null || invitation.email().isEmpty()) {
            return false;
        }
        var message = new SimpleMailMessage();
        message.setFrom(settings.mailFrom());
        message.setTo(invitation.email().get());
        message.setSubject(invitation.invitedBy() + " invites you to " + invitation.place());
        message.setText(text(invitation, link));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                send(server, message, invitation);
            }
        });
        return true;
    }

    private static void send(JavaMailSender server, SimpleMailMessage message, InvitationView invitation) {
        Thread.ofVirtual().name("invitation-mail").start(() -> {
            try {
                server.send(message);
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
