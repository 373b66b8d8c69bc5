package org.ownsky.portal.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.member.MemberService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@TimeTravel
@Import(People.class)
class AccessKeysIT {
    @Autowired
    AccessKeyService keys;

    @Autowired
    AccessKeySignIn signIn;

    @Autowired
    AccountService accounts;

    @Autowired
    MemberService members;

    @Autowired
    Callers callers;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    MovableClock clock;

    @Test
    void keyStandsForItsOwnerInItsProject() {
        var project = people.project();
        var ada = people.person(Membership.in(project.id(), Role.MEMBER));

        var made = keys.create(callers.in(ada.id(), project.id()), Optional.empty());

        assertThat(made.view().id().value()).matches("AKIA[A-Z2-7]{16}");
        assertThat(made.secret()).matches("[A-Za-z0-9]{40}");
        assertThat(made.toString()).doesNotContain(made.secret());
        var found = signIn.find(made.view().id().value()).orElseThrow();
        assertThat(found.secret()).isEqualTo(made.secret());
        assertThat(found.toString()).doesNotContain(made.secret());
        assertThat(found.caller().user()).isEqualTo(ada.id());
        assertThat(found.caller().scope()).contains(project.scope());
        assertThat(found.caller().permissions()).isEqualTo(Role.MEMBER.permissions());
        assertThat(audited("access-key.create", made.view().id())).isOne();
    }

    @Test
    void secretIsStoredEncrypted() {
        var project = people.project();
        var ada = people.person(Membership.in(project.id(), Role.MEMBER));
        var made = keys.create(callers.in(ada.id(), project.id()), Optional.empty());

        var stored = database.sql("select secret from credential.access_key where id = :id")
                .param("id", made.view().id().value())
                .query(String.class)
                .single();

        assertThat(stored).doesNotContain(made.secret().substring(0, 6));
    }

    @Test
    void twoWorkAtOnceAndAThirdIsRefused() {
        var project = people.project();
        var ada = people.person(Membership.in(project.id(), Role.MEMBER));
        var caller = callers.in(ada.id(), project.id());
        var first = keys.create(caller, Optional.empty());
        var second = keys.create(caller, Optional.empty());

        assertThatThrownBy(() -> keys.create(caller, Optional.empty())).hasMessageContaining("two access keys");
        assertThat(signIn.find(first.view().id().value())).isPresent();
        assertThat(signIn.find(second.view().id().value())).isPresent();

        keys.revoke(caller, first.view().id());
        assertThat(signIn.find(first.view().id().value())).isEmpty();
        assertThat(keys.create(caller, Optional.empty()).view().id())
                .isNotEqualTo(first.view().id());
    }

    @Test
    void neverMoreThanTwoHoweverManyAskAtOnce() throws Exception {
        var project = people.project();
        var ada = people.person(Membership.in(project.id(), Role.MEMBER));
        var caller = callers.in(ada.id(), project.id());
        var attempts = new ArrayList<Callable<Boolean>>();
        for (var attempt = 0; attempt < 12; attempt++) {
            attempts.add(() -> {
                try {
                    keys.create(caller, Optional.empty());
                    return true;
                } catch (CloudException refused) {
                    return false;
                }
            });
        }
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var attempt : threads.invokeAll(attempts)) {
                attempt.get();
            }
        }

        assertThat(keys.list(caller)).hasSizeBetween(1, 2);
    }

    @Test
    void expiredKeyDoesNotWorkAndMakesPlace() {
        var project = people.project();
        var ada = people.person(Membership.in(project.id(), Role.MEMBER));
        var caller = callers.in(ada.id(), project.id());
        var short1 = keys.create(caller, Optional.of(Duration.ofDays(1)));
        keys.create(caller, Optional.empty());
        clock.advance(Duration.ofDays(1));

        assertThat(signIn.find(short1.view().id().value())).isEmpty();
        assertThat(keys.create(caller, Optional.empty())).isNotNull();
    }

    @Test
    void keyIsGoneWithTheOwnersAccessAndDoesNotComeBackWithIt() {
        var project = people.project();
        var membership = Membership.in(project.id(), Role.MEMBER);
        var ada = people.person(membership);
        var made = keys.create(callers.in(ada.id(), project.id()), Optional.empty());

        members.revoke(people.operator(), ada.id(), membership);
        assertThat(signIn.find(made.view().id().value())).isEmpty();

        accounts.grant(people.operator(), ada.id(), membership);
        assertThat(signIn.find(made.view().id().value())).isEmpty();
        assertThat(keys.list(callers.in(ada.id(), project.id()))).isEmpty();
    }

    @Test
    void keyOfADisabledAccountDoesNotWork() {
        var project = people.project();
        var ada = people.person(Membership.in(project.id(), Role.MEMBER));
        var made = keys.create(callers.in(ada.id(), project.id()), Optional.empty());

        accounts.setEnabled(people.operator(), ada.id(), false);

        assertThat(signIn.find(made.view().id().value())).isEmpty();
    }

    @Test
    void membersSeeTheirOwnAndAdministratorsAll() {
        var project = people.project();
        var ada = people.person(Membership.in(project.id(), Role.MEMBER));
        var bob = people.person(Membership.in(project.id(), Role.VIEWER));
        var admin = people.person(Membership.in(project.id(), Role.PROJECT_ADMINISTRATOR));
        var adas = keys.create(callers.in(ada.id(), project.id()), Optional.empty());
        var bobs = keys.create(callers.in(bob.id(), project.id()), Optional.empty());

        assertThat(keys.list(callers.in(ada.id(), project.id()))).containsExactly(adas.view());
        assertThat(keys.list(callers.in(admin.id(), project.id()))).containsExactlyInAnyOrder(adas.view(), bobs.view());
        assertNotFound(() ->
                keys.revoke(callers.in(ada.id(), project.id()), bobs.view().id()));
        keys.revoke(callers.in(admin.id(), project.id()), bobs.view().id());
        assertThat(signIn.find(bobs.view().id().value())).isEmpty();
    }

    @Test
    void administratorOfAnotherProjectKnowsNothingOfIt() {
        var project = people.project();
        var ada = people.person(Membership.in(project.id(), Role.MEMBER));
        var made = keys.create(callers.in(ada.id(), project.id()), Optional.empty());
        var other = people.project();
        var stranger = people.person(Membership.in(other.id(), Role.PROJECT_ADMINISTRATOR));

        assertNotFound(() ->
                keys.revoke(callers.in(stranger.id(), other.id()), made.view().id()));
        assertThat(signIn.find(made.view().id().value())).isPresent();
    }

    @Test
    void useIsNoted() {
        var project = people.project();
        var ada = people.person(Membership.in(project.id(), Role.MEMBER));
        var caller = callers.in(ada.id(), project.id());
        var made = keys.create(caller, Optional.empty());

        signIn.accepted(signIn.find(made.view().id().value()).orElseThrow());

        assertThat(keys.list(caller).getFirst().lastUse().orElseThrow().at()).isEqualTo(clock.instant());
    }

    @Test
    void nonsenseIsNoKey() {
        for (var text : new String[] {"", "AKIA", "akiaaaaaaaaaaaaaaaaa", "AKIA'; drop table x", "\0"}) {
            assertThat(signIn.find(text)).as(text).isEmpty();
        }
    }

    private static void assertNotFound(Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        CloudException.class,
                        refused -> assertThat(refused.error()).isInstanceOf(CloudError.NotFound.class));
    }

    private long audited(String action, AccessKeyId key) {
        return database.sql("select count(*) from audit.entry where action = :action and resource = :resource")
                .param("action", action)
                .param("resource", key.value())
                .query(Long.class)
                .single();
    }
}
