package org.ownsky.portal.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.PortalTest;
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.invitation.InvitationRequest;
import org.ownsky.portal.invitation.InvitationService;
import org.ownsky.portal.invitation.NewInvitation;
import org.ownsky.portal.invitation.Offer;
import org.ownsky.portal.security.Browser;
import org.ownsky.portal.tenant.ProjectView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@PortalTest
@Import(People.class)
class KeycloakPeopleIT {
    private static final FakeKeycloak KEYCLOAK = new FakeKeycloak();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    AccountService accounts;

    @Autowired
    InvitationService invitations;

    @Autowired
    IncompleteEventPublications publications;

    @Autowired
    JdbcClient database;

    private String email;

    /** What an operator would set. */
    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        properties.add("ownsky.keycloak.issuer", KEYCLOAK::issuer);
        properties.add("ownsky.keycloak.invite", () -> "true");
        properties.add("ownsky.keycloak.deactivate", () -> "true");
        properties.add("ownsky.keycloak.client-secret-file", KeycloakPeopleIT::secretFile);
    }

    @BeforeEach
    void fresh() {
        KEYCLOAK.setDown(false);
        KEYCLOAK.setWithoutMail(false);
        email = "mary" + NUMBER.incrementAndGet() + "@example.org";
    }

    @Test
    void whoIsInvitedByMailGetsAUserThere() {
        var made = invite();

        awaitRecord(made, "a user was made and got a mail");
        assertThat(KEYCLOAK.with(email)).isEqualTo(1);
        assertThat(KEYCLOAK.mailed()).contains(email);
    }

    @Test
    void aKnownAddressIsLeftAlone() {
        KEYCLOAK.add("known-" + email, email);

        awaitRecord(invite(), "the address was known");
        assertThat(KEYCLOAK.with(email)).isEqualTo(1);
        assertThat(KEYCLOAK.mailed()).doesNotContain(email);
    }

    @Test
    void withoutAMailServerThereTheUserIsMadeAllTheSame() {
        KEYCLOAK.setWithoutMail(true);

        awaitRecord(invite(), "could not send them a mail");
        assertThat(KEYCLOAK.with(email)).isEqualTo(1);
    }

    @Test
    void theInvitationStandsWhileKeycloakIsDown() {
        KEYCLOAK.setDown(true);

        var made = invite();

        try (var browser = new Browser(port)) {
            assertThat(browser.get(made.link().replaceFirst("^https?://[^/]+", ""))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(KEYCLOAK.with(email)).isZero();
    }

    @Test
    void aDisabledAccountIsDisabledThereAndSignedOutHere() {
        var person = provided();
        try (var browser = new Browser(port)) {
            browser.signIn(person.username(), People.PASSWORD.clear());
            assertThat(isSignedIn(browser)).isTrue();

            accounts.setEnabled(people.operator(), person.id(), false);

            assertThat(isSignedIn(browser)).isFalse();
        }
        assertThat(KEYCLOAK.isEnabled(subject(person))).isFalse();

        accounts.setEnabled(people.operator(), person.id(), true);
        assertThat(KEYCLOAK.isEnabled(subject(person))).isTrue();
    }

    @Test
    void whatKeycloakMissedIsMadeUpForInAnyOrder() {
        var person = provided();
        KEYCLOAK.setDown(true);
        accounts.setEnabled(people.operator(), person.id(), false);
        accounts.setEnabled(people.operator(), person.id(), true);
        accounts.setEnabled(people.operator(), person.id(), false);
        assertThat(KEYCLOAK.isEnabled(subject(person))).isTrue();

        KEYCLOAK.setDown(false);
        publications.resubmitIncompletePublicationsOlderThan(Duration.ZERO);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(KEYCLOAK.isEnabled(subject(person))).isFalse());
    }

    @Test
    void whoDidNotComeFromThereIsNotAskedFor() {
        KEYCLOAK.setDown(true);
        var person = people.person();

        accounts.setEnabled(people.operator(), person.id(), false);

        assertThat(recorded(person.id().value(), "account.disable")).hasSize(1);
    }

    private NewInvitation invite() {
        var project = people.project();
        return invitations.invite(
                administrator(project),
                new InvitationRequest(
                        new Offer.ExistingPlace(Membership.in(project.id(), Role.MEMBER)),
                        Optional.of(email),
                        InvitationRequest.USUAL));
    }

    private Caller administrator(ProjectView project) {
        var account = people.person(Membership.in(project.id(), Role.PROJECT_ADMINISTRATOR));
        return new Caller(
                account.id(),
                account.displayName(),
                Optional.of(project.scope()),
                Role.PROJECT_ADMINISTRATOR.permissions(),
                "192.0.2.1");
    }

    /** Somebody who has signed in by Keycloak before. */
    private AccountView provided() {
        var person = people.person();
        KEYCLOAK.add(subject(person), email);
        database.sql("""
                        insert into oidc.provider_account (issuer, subject, account_id, first_sign_in, last_sign_in)
                        values (?, ?, ?, now(), now())
                        """)
                .params(KEYCLOAK.issuer(), subject(person), person.id().value())
                .update();
        return person;
    }

    private static String subject(AccountView person) {
        return "subject-" + person.id();
    }

    private void awaitRecord(NewInvitation made, String words) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(recorded(made.view().id().value(), "invitation.provider"))
                        .singleElement()
                        .asString()
                        .contains(words));
    }

    private List<String> recorded(String resource, String action) {
        return database.sql("select detail from audit.entry where resource = ? and action = ?")
                .params(resource, action)
                .query((row, number) -> row.getString("detail"))
                .list();
    }

    private static boolean isSignedIn(Browser browser) {
        return !Browser.target(browser.get("/no-such-page")).startsWith("/sign-in");
    }

    private static String secretFile() {
        try {
            var file = Files.createTempFile("ownsky-test", ".secret");
            file.toFile().deleteOnExit();
            return Files.writeString(file, FakeKeycloak.SECRET).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
