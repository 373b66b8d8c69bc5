package org.ownsky.portal.mail;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** The way out for mail, where a mail server is set. */
@Component
public class OutgoingMail {
    private final ObjectProvider<JavaMailSender> server;
    private final SenderSettings settings;

    OutgoingMail(ObjectProvider<JavaMailSender> server, SenderSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /** Whether there is a mail server to send by. */
    public boolean isPossible() {
        return server.getIfAvailable() != null;
    }

    /**
     * Hands a message to the mail server, and waits until it has taken it.
     *
     * @param to an address
     * @throws MailException when the server does not answer in time, or refuses
     * @throws IllegalStateException when no server is set
     */
    public void send(String to, String subject, String text) {
        var message = new SimpleMailMessage();
        message.setFrom(settings.from());
        message.setTo(to);
        message.setSubject(subject);
        message.setText(text);
        server.getIfAvailable(() -> {
                    throw new IllegalStateException("No mail server is set");
                })
                .send(message);
    }
}
