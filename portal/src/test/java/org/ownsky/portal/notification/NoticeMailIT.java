package org.ownsky.portal.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.People;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Notifications go through a real mail server, when their person wants them. */
@TimeTravel
@Import(People.class)
class NoticeMailIT {
    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());

    @Autowired
    NoticeMail mail;

    @Autowired
    NoticeBoard board;

    @Autowired
    NotificationService notifications;

    @Autowired
    AccountService accounts;

    @Autowired
    People people;

    @Autowired
    MovableClock clock;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JavaMailSenderImpl sender;

    private AccountView ada;

    /** What an operator would set; the test looks for due mail itself. */
    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        SERVER.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
        properties.add("ownsky.mail.from", () -> "cloud@example.org");
        properties.add("ownsky.notification.look-every", () -> "1d");
    }

    @BeforeEach
    void meetAda() throws Exception {
        mail.sendDue();
        SERVER.purgeEmailFromAllMailboxes();
        ada = people.person();
    }

    @AfterEach
    void mendServer() {
        sender.setPort(SERVER.getSmtp().getPort());
    }

    @Test
    void whatIsToBeKnownAtOnceIsMailedAtOnceAndOnce() throws Exception {
        accounts.setPassword(people.operator(), ada.id(), People.PASSWORD);

        assertThat(mail.sendDue()).isEqualTo(1);
        assertThat(mail.sendDue()).isZero();

        var message = received();
        assertThat(message.getFrom()).extracting(Object::toString).containsExactly("cloud@example.org");
        assertThat(message.getSubject()).isEqualTo("Your password was replaced");
        assertThat(message.getContent().toString()).contains("/security").contains("/notifications/settings");
    }

    @Test
    void severalComeInOneMessage() throws Exception {
        tell(NoticeKind.PASSWORD_REPLACED, "one");
        tell(NoticeKind.SECOND_STEP_ADDED, "two");

        mail.sendDue();

        assertThat(received().getSubject()).contains("2");
    }

    @Test
    void aDigestWaitsForItsTime() {
        notifications.choose(caller(), NoticeTopic.SECURITY, MailChoice.DIGEST);
        notifications.changeSettings(
                caller(),
                new MailSettings(ZoneOffset.UTC, Optional.empty(), timeOfDay().plusHours(2)));
        tell(NoticeKind.PASSWORD_REPLACED, "in the digest");

        assertThat(mail.sendDue()).isZero();
        clock.advance(Duration.ofHours(3));
        assertThat(mail.sendDue()).isEqualTo(1);
    }

    @Test
    void quietHoursHoldMailUntilTheyEnd() {
        notifications.changeSettings(
                caller(),
                new MailSettings(
                        ZoneOffset.UTC,
                        Optional.of(new QuietHours(
                                timeOfDay().minusHours(1), timeOfDay().plusHours(1))),
                        LocalTime.of(8, 0)));
        tell(NoticeKind.PASSWORD_REPLACED, "at night");

        assertThat(mail.sendDue()).isZero();
        clock.advance(Duration.ofHours(2));
        assertThat(mail.sendDue()).isEqualTo(1);
    }

    @Test
    void aServerThatIsDownIsTriedAgain() {
        tell(NoticeKind.PASSWORD_REPLACED, "down");
        sender.setPort(1);

        assertThat(mail.sendDue()).isZero();
        mendServer();
        assertThat(mail.sendDue()).isZero();
        clock.advance(Duration.ofMinutes(2));
        assertThat(mail.sendDue()).isEqualTo(1);
    }

    private MimeMessage received() {
        return Arrays.stream(SERVER.getReceivedMessages())
                .reduce((one, other) -> {
                    throw new AssertionError("More than one message: " + List.of(one, other));
                })
                .orElseThrow();
    }

    private void tell(NoticeKind kind, String cause) {
        transactions.executeWithoutResult(_ -> board.tell(
                Happening.elsewhere(kind, ada.id() + " " + cause, clock.instant(), Map.of(), "security"),
                Set.of(ada.id())));
    }

    private LocalTime timeOfDay() {
        return clock.instant().atOffset(ZoneOffset.UTC).toLocalTime();
    }

    private Caller caller() {
        return new Caller(ada.id(), ada.displayName(), Optional.empty(), Set.of(), "127.0.0.1");
    }
}
