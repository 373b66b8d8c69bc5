package org.ownsky.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.request.ClientAddress;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@TimeTravel
@Import(People.class)
class SignInThrottleIT {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    SignInThrottle throttle;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    MovableClock clock;

    @Autowired
    People people;

    private ClientAddress address = ClientAddress.of("unset");
    private String login = "";

    @BeforeEach
    void newcomer() {
        address = ClientAddress.of("198.51.100." + NUMBER.incrementAndGet());
        login = "login-" + address;
    }

    @Test
    void tryInTheMeantimeDoesNotMakeTheWaitLonger() {
        var keys = keys();
        admitTimes(keys, 6);
        var until = throttle.admit(keys).orElseThrow();
        clock.advance(Duration.ofSeconds(2));

        assertThat(throttle.admit(keys)).contains(until);
        clock.advance(Duration.ofSeconds(3));
        assertThat(throttle.admit(keys)).isEmpty();
    }

    @Test
    void waitIsNeverLongerThanAQuarterOfAnHour() {
        var keys = keys();
        for (var attempt = 0; attempt < 100; attempt++) {
            assertThat(throttle.admit(keys)).isEmpty();
            clock.advance(Duration.ofMinutes(15));
        }
    }

    @Test
    void quietHoursForgetTheFailures() {
        var keys = keys();
        admitTimes(keys, 5);
        clock.advance(Duration.ofHours(6).plusSeconds(1));
        admitTimes(keys, 5);

        assertThat(throttle.admit(keys)).isEmpty();
    }

    @Test
    void aClockThatWasSetBackLocksNobodyOut() {
        var keys = keys();
        admitTimes(keys, 6);
        database.sql("""
                        update identity.sign_in_failures
                        set last_attempt = last_attempt + interval '7 hours', blocked_until = blocked_until + interval '7 hours'
                        where key in (:address, :account)
                        """)
                .param("address", keys.address())
                .param("account", keys.account())
                .update();

        assertThat(throttle.admit(keys)).isEmpty();
    }

    @Test
    void addressIsSlowedDownWhateverNamesItTries() {
        for (var attempt = 0; attempt < 31; attempt++) {
            assertThat(throttle.admit(throttle.keys("name-" + attempt + login, Optional.empty(), address)))
                    .isEmpty();
        }

        assertThat(throttle.admit(throttle.keys("another-" + login, Optional.empty(), address)))
                .contains(clock.instant().plusSeconds(5));
    }

    @Test
    void manyAtOnceGetNoFurtherThanOneAfterTheOther() throws InterruptedException, ExecutionException {
        var keys = keys();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = IntStream.range(0, 20)
                    .<Callable<Boolean>>mapToObj(_ -> () -> throttle.admit(keys).isEmpty())
                    .toList();
            var admitted = 0;
            for (var attempt : threads.invokeAll(attempts)) {
                admitted += attempt.get() ? 1 : 0;
            }

            assertThat(admitted).isEqualTo(6);
        }
    }

    @Test
    void secondPortalKnowsOfTheFirstOnesFailures() {
        var second = new SignInThrottle(database, clock);
        var keys = keys();
        admitTimes(keys, 6);

        Optional<Instant> blocked = transactions.execute(_ -> second.admit(keys));

        assertThat(blocked).isPresent();
    }

    @Test
    void strangersElsewhereDoNotKeepTheOwnerOut() {
        var person = people.person();
        throttle.remember(person.id(), address);
        var elsewhere = throttle.keys(person.username(), Optional.of(person.id()), ClientAddress.of("203.0.113.9"));
        admitTimes(elsewhere, 6);

        assertThat(throttle.admit(elsewhere)).isPresent();
        assertThat(throttle.admit(throttle.keys(person.username(), Optional.of(person.id()), address)))
                .isEmpty();
    }

    @Test
    void usernameAndEmailAddressOfOneAccountAreCountedTogether() {
        var person = people.person();

        assertThat(throttle.keys(person.username(), Optional.of(person.id()), address))
                .isEqualTo(throttle.keys(person.email().orElseThrow(), Optional.of(person.id()), address));
    }

    @Test
    void whatWasTypedIsNotStored() {
        throttle.admit(throttle.keys("my secret password", Optional.empty(), address));

        assertThat(database.sql("select count(*) from identity.sign_in_failures where key like '%secret%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void oldCountsAreRemoved() {
        var keys = keys();
        admitTimes(keys, 1);
        clock.advance(Duration.ofDays(1).plusSeconds(1));
        throttle.remember(people.person().id(), ClientAddress.of("203.0.113.10"));

        assertThat(database.sql("select count(*) from identity.sign_in_failures where key = ?")
                        .param(keys.account())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private SignInThrottle.Keys keys() {
        return throttle.keys(login, Optional.empty(), address);
    }

    private void admitTimes(SignInThrottle.Keys keys, int times) {
        for (var attempt = 0; attempt < times; attempt++) {
            assertThat(throttle.admit(keys)).isEmpty();
        }
    }
}
