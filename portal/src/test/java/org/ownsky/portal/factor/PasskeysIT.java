package org.ownsky.portal.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.factor.PasskeyQuestions.Answer;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.secret.Sha256;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

@TimeTravel
@Import({People.class, Enrolled.class})
class PasskeysIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    People people;

    @Autowired
    Enrolled enrolled;

    @Autowired
    PasskeyService passkeys;

    @Autowired
    PasskeyQuestions questions;

    @Autowired
    FactorService factors;

    @Autowired
    StepUpService steps;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient database;

    @Autowired
    DataSource dataSource;

    private final FakeAuthenticator device = new FakeAuthenticator(NUMBER.incrementAndGet());
    private AccountView person;
    private Caller caller;

    @BeforeEach
    void signIn() {
        person = people.person();
        caller = enrolled.caller(person.id());
        browserAt("localhost");
        steps.showPassword(caller, People.PASSWORD.clear());
    }

    @AfterEach
    void signOut() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void passkeySignsInWithoutAName() {
        add("laptop");

        assertThat(questions.take(device.show(questions.askAnybody()))).hasValue(new Answer(person.id(), true));
    }

    @Test
    void firstPasskeyBringsRecoveryCodesAndTheSecondDoesNot() {
        assertThat(add("laptop")).hasSize(10);
        assertThat(new FactorsView(true, Optional.empty(), 10)).isEqualTo(factors.overview(caller));

        clock.advance(Duration.ofSeconds(1));
        var other = new FakeAuthenticator(NUMBER.incrementAndGet());
        var enrolment = passkeys.begin(caller);
        assertThat(enrolment.json()).contains("excludeCredentials");
        assertThat(passkeys.add(caller, enrolment, other.create(enrolment.json()), "key"))
                .isEmpty();
        assertThat(passkeys.list(caller)).extracting(PasskeyView::name).containsExactlyInAnyOrder("laptop", "key");
    }

    @Test
    void lastUseIsKept() {
        add("laptop");
        assertThat(passkeys.list(caller).getFirst().lastUsedAt()).isEmpty();
        clock.advance(Duration.ofHours(1));
        questions.take(device.show(questions.askAnybody()));

        assertThat(passkeys.list(caller).getFirst().lastUsedAt()).hasValue(clock.instant());
    }

    @Test
    void eachQuestionIsAnsweredOnce() {
        add("laptop");
        var answer = device.show(questions.askAnybody());
        questions.take(answer);

        assertThat(questions.take(answer)).isEmpty();
    }

    @Test
    void answerToAnotherQuestionIsRefused() {
        add("laptop");
        var early = device.show(questions.askAnybody());
        questions.askAnybody();

        assertThat(questions.take(early)).isEmpty();
    }

    @Test
    void answerGivenToAnotherSiteIsRefused() {
        add("laptop");

        assertThat(questions.take(device.at("http://localhost.evil.example").show(questions.askAnybody())))
                .isEmpty();
    }

    @Test
    void aloneItMustHaveAskedForFingerOrPin() {
        add("laptop");

        assertThat(questions.take(device.verifying(false).show(questions.askAnybody())))
                .isEmpty();
        assertThat(questions.take(device.show(questions.ask(person.id()))))
                .as("after a password it need not have")
                .hasValue(new Answer(person.id(), false));
    }

    @Test
    void copyThatCountsBackIsRefused() {
        add("laptop");
        questions.take(device.counting(5).show(questions.askAnybody()));

        assertThat(questions.take(device.counting(2).show(questions.askAnybody())))
                .isEmpty();
    }

    @Test
    void passkeyOfAnotherAccountIsNoSecondStep() {
        add("laptop");
        var other = people.person();

        assertThat(questions.take(device.show(questions.ask(other.id())))).isEmpty();
    }

    @Test
    void whatIsNoAnswerIsRefused() {
        for (var answer :
                List.of("", "{}", "null", "[1]", "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\"}")) {
            questions.askAnybody();

            assertThat(questions.take(answer)).as(answer).isEmpty();
        }
    }

    @Test
    void removedPasskeyIsRefusedAndTheCodesGoWithTheLast() {
        add("laptop");
        var id = passkeys.list(caller).getFirst().id();
        passkeys.remove(caller, id);

        assertThat(questions.take(device.show(questions.askAnybody()))).isEmpty();
        assertThat(factors.overview(caller).recoveryCodesLeft()).isZero();
        assertThat(steps.isDue(caller)).isFalse();
    }

    @Test
    void othersPasskeysAreNotFound() {
        add("laptop");
        var id = passkeys.list(caller).getFirst().id();
        var other = enrolled.caller(people.person().id());
        steps.showPassword(other, People.PASSWORD.clear());

        assertThatThrownBy(() -> passkeys.remove(other, id)).hasMessageContaining("There is no passkey");
        assertThatThrownBy(() -> passkeys.rename(other, id, "mine")).hasMessageContaining("There is no passkey");
        assertThat(passkeys.list(other)).isEmpty();
    }

    @Test
    void enrolmentOfSomebodyElseIsNotTaken() {
        var enrolment = passkeys.begin(caller);
        var other = enrolled.caller(people.person().id());
        steps.showPassword(other, People.PASSWORD.clear());

        assertThatThrownBy(() -> passkeys.add(other, enrolment, device.create(enrolment.json()), "laptop"))
                .isInstanceOf(CloudException.class);
    }

    @Test
    void newOneMustBeWhatWasAskedForHere() {
        var enrolment = passkeys.begin(caller);

        assertThatThrownBy(() -> passkeys.add(
                        caller, enrolment, device.at("https://evil.example").create(enrolment.json()), "laptop"))
                .hasMessageContaining("Passkey");
        assertThatThrownBy(() -> passkeys.add(
                        caller,
                        enrolment,
                        device.at("http://localhost").verifying(false).create(enrolment.json()),
                        "laptop"))
                .hasMessageContaining("Passkey");
        assertThatThrownBy(() ->
                        passkeys.add(caller, enrolment, device.verifying(true).create(enrolment.json()), " "))
                .hasMessageContaining("Name");
        assertThat(passkeys.list(caller)).isEmpty();
    }

    @Test
    void passkeyIsShownInPlaceBeforeChanges() {
        add("laptop");
        clock.advance(Duration.ofMinutes(10));
        var id = passkeys.list(caller).getFirst().id();
        assertThatThrownBy(() -> passkeys.rename(caller, id, "old laptop")).hasMessageContaining("second factor");

        steps.showPasskey(caller, device.show(steps.askForPasskey(caller)));
        passkeys.rename(caller, id, "old laptop");

        assertThat(passkeys.list(caller)).extracting(PasskeyView::name).containsExactly("old laptop");
        assertThatThrownBy(() -> steps.showPasskey(caller, "{}")).isInstanceOf(CloudException.class);
    }

    @Test
    void passkeysNeedANameAndACertificateOrThisMachine() {
        browserAt("127.0.0.1");
        assertThat(questions.arePossible()).isFalse();
        browserAt("cloud.example.org");
        assertThat(questions.arePossible()).isFalse();
        browserAt("localhost");
        assertThat(questions.arePossible()).isTrue();
        assertThat(passkeys.isPossible(caller)).isTrue();
    }

    @Test
    void changesAreOnRecord() {
        add("laptop");
        var id = passkeys.list(caller).getFirst().id();
        passkeys.rename(caller, id, "old laptop");
        passkeys.remove(caller, id);

        assertThat(database.sql("select action from audit.entry where account_id = ? order by id")
                        .param(person.id().value())
                        .query(String.class)
                        .list())
                .containsExactly(
                        "second-factor.add", "recovery-codes.make", "second-factor.rename", "second-factor.remove");
    }

    @Test
    void commandRemovesLostFactorsAndPutsItOnRecord() {
        add("laptop");

        assertThat(RemoveFactors.remove(dataSource, "nobody-" + person.username()))
                .isEqualTo(RemoveFactors.NOBODY);
        signedIn();
        assertThat(RemoveFactors.remove(dataSource, person.username())).isEqualTo(RemoveFactors.DONE);
        assertThat(signIns()).isZero();
        assertThat(RemoveFactors.remove(dataSource, person.username())).isEqualTo(RemoveFactors.NOTHING);
        assertThat(steps.isDue(caller)).isFalse();
        assertThat(database.sql("select detail from audit.entry where resource = ? and account_name = 'bin/ownsky'")
                        .param(person.id().value())
                        .query(String.class)
                        .list())
                .containsExactly("all that there were: 0 authenticator app, 1 passkeys, 10 recovery codes");
    }

    private void signedIn() {
        database.sql("""
                        insert into signin.sign_in
                            (id, secret_hash, account_id, way, origin, agent, started_at, last_used_at)
                        values (:id, :hash, :account, 'password', '127.0.0.1', 'test', now(), now())
                        """)
                .param("id", "sgn-" + person.id().value().substring(4))
                .param("hash", Sha256.of(person.id().value()))
                .param("account", person.id().value())
                .update();
    }

    private long signIns() {
        return database.sql("select count(*) from signin.sign_in where account_id = ?")
                .param(person.id().value())
                .query(Long.class)
                .single();
    }

    private List<String> add(String name) {
        var enrolment = passkeys.begin(caller);
        return passkeys.add(caller, enrolment, device.create(enrolment.json()), name);
    }

    private static void browserAt(String host) {
        var request = new MockHttpServletRequest();
        request.setServerName(host);
        request.setServerPort(80);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }
}
