package org.ownsky.portal.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.NewAccount;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.tenant.TenantView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Invitations go through a real mail server, and are worth as much when it takes none. */
@TimeTravel
@Import(People.class)
@ExtendWith(OutputCaptureExtension.class)
class InvitationMailIT {
    private static final GreenMail SERVER =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    InvitationService invitations;

    @Autowired
    AcceptanceService acceptance;

    @Autowired
    Callers callers;

    @Autowired
    AccountService accounts;

    @Autowired
    People people;

    @Autowired
    JavaMailSenderImpl sender;

    private final Properties asConfigured = new Properties();
    private TenantView tenant;
    private AccountView ada;
    private Caller administrator;

    /** What an operator would set. */
    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        SERVER.start();
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
        properties.add("ownsky.mail.from", () -> "cloud@example.org");
    }

    @BeforeEach
    void openTenant() throws Exception {
        SERVER.purgeEmailFromAllMailboxes();
        asConfigured.putAll(sender.getJavaMailProperties());
        tenant = people.tenant();
        ada = people.person(Membership.in(tenant.id(), Role.TENANT_ADMINISTRATOR));
        administrator = callers.inTenant(ada.id(), tenant.id());
    }

    @AfterEach
    void setBack() {
        sender.setPort(SERVER.getSmtp().getPort());
        sender.setJavaMailProperties(asConfigured);
    }

    @Test
    void invitationArrivesWithSenderSubjectAndAWorkingLink() throws Exception {
        var made = invite("Grace@Example.org");

        var mail = received();
        assertThat(made.sent()).isTrue();
        assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("cloud@example.org");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("grace@example.org");
        assertThat(mail.getSubject()).isEqualTo(ada.displayName() + " invites you to " + tenant.name());
        assertThat(mail.getContent().toString())
                .contains(made.link())
                .contains("as billing viewer")
                .contains(made.view().expiresAt().toString());
        assertWorks(made);
    }

    @Test
    void namesOfAllLettersArrive() throws Exception {
        var hedy = accounts.create(
                people.operator(), NewAccount.person("hedy-of-" + ada.username(), "Hédy Żółć 你好"), Optional.empty());
        accounts.grant(people.operator(), hedy.id(), Membership.in(tenant.id(), Role.TENANT_ADMINISTRATOR));
        administrator = callers.inTenant(hedy.id(), tenant.id());

        invite("grace@example.org");

        assertThat(received().getSubject()).startsWith("Hédy Żółć 你好 invites you to");
    }

    @Test
    void nothingIsSentWithoutAnAddress() {
        var made = invitations.invite(administrator, request(Optional.empty()));

        assertThat(made.sent()).isFalse();
        assertThat(SERVER.getReceivedMessages()).isEmpty();
    }

    @Test
    void serverThatIsDownIsToldInTheLogAndTheLinkWorks(CapturedOutput log) {
        sender.setPort(1);

        var made = invite("grace@example.org");

        awaitFailure(log, made);
        assertWorks(made);
    }

    @Test
    void serverWithoutTlsGetsNothingWhereTlsIsRequired(CapturedOutput log) {
        var tls = new Properties();
        tls.putAll(asConfigured);
        tls.put("mail.smtp.starttls.enable", "true");
        tls.put("mail.smtp.starttls.required", "true");
        sender.setJavaMailProperties(tls);

        var made = invite("grace@example.org");

        awaitFailure(log, made);
        assertThat(log).contains("STARTTLS is required");
        assertThat(SERVER.getReceivedMessages()).isEmpty();
        assertWorks(made);
    }

    @Test
    void silentServerIsGivenUp() {
        assertThat(sender.getJavaMailProperties())
                .containsEntry("mail.smtp.connectiontimeout", "10000")
                .containsEntry("mail.smtp.timeout", "10000")
                .containsEntry("mail.smtp.writetimeout", "10000");
    }

    private NewInvitation invite(String email) {
        return invitations.invite(administrator, request(Optional.of(email)));
    }

    private InvitationRequest request(Optional<String> email) {
        return new InvitationRequest(
                new Offer.ExistingPlace(Membership.in(tenant.id(), Role.BILLING_VIEWER)),
                email,
                InvitationRequest.USUAL);
    }

    private static MimeMessage received() {
        assertThat(SERVER.waitForIncomingEmail(PATIENCE.toMillis(), 1)).isTrue();
        return SERVER.getReceivedMessages()[0];
    }

    private void assertWorks(NewInvitation made) {
        var token = new InvitationToken(made.link().replaceFirst(".*/", ""));
        assertThat(acceptance.look(callers.guest(), token.text())).isPresent();
    }

    private static void awaitFailure(CapturedOutput log, NewInvitation made) {
        await().atMost(PATIENCE)
                .until(() -> log.getOut().contains("An invitation could not be mailed")
                        && log.getOut().contains(made.view().id().value()));
    }
}
