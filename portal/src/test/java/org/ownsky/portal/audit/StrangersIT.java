package org.ownsky.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.portal.MovableClock;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.identity.SystemCallers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What nobody is signed in for fills the trail only so far, and none of it is lost without a word. */
@TimeTravel
class StrangersIT {
    private static final String ACTION = "strangers.test";

    @Autowired
    DeniedAttempts denied;

    @Autowired
    SurplusRefusals surplus;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient database;

    private Instant begin;

    @BeforeEach
    void beginAnHour() {
        clock.advance(StrangersShare.HOUR);
        surplus.tell();
        begin = clock.instant();
    }

    @Test
    void addressFillsNoMoreThanItsShareAndANetworkIsOneAddress() {
        refuse("2001:db8::1", 150);
        refuse("2001:db8::2", 150);
        refuse("192.0.2.7", 5);

        assertThat(entries()).isEqualTo(StrangersShare.MOST_OF_AN_ADDRESS + 5);
        assertThat(told()).isEmpty();

        clock.advance(StrangersShare.HOUR);
        surplus.tell();
        surplus.tell();
        assertThat(told())
                .singleElement()
                .asString()
                .startsWith("100 more refusals")
                .endsWith("100 × " + ACTION);
    }

    @Test
    void allTogetherFillNoMoreThanTheirShare() {
        for (var address = 0; address < 12; address++) {
            refuse("198.51.100." + address, StrangersShare.MOST_OF_AN_ADDRESS);
        }

        assertThat(entries()).isEqualTo(StrangersShare.MOST);
    }

    @Test
    void nextHourHasAShareOfItsOwn() {
        refuse("192.0.2.9", StrangersShare.MOST_OF_AN_ADDRESS + 1);
        clock.advance(StrangersShare.HOUR.minus(Duration.ofSeconds(1)));
        refuse("192.0.2.9", 1);
        assertThat(entries()).isEqualTo(StrangersShare.MOST_OF_AN_ADDRESS);

        clock.advance(Duration.ofSeconds(1));
        surplus.tell();
        refuse("192.0.2.9", 1);
        assertThat(entries()).isEqualTo(StrangersShare.MOST_OF_AN_ADDRESS + 1);
    }

    private void refuse(String origin, int times) {
        for (var time = 0; time < times; time++) {
            denied.record(SystemCallers.nobody(origin), ACTION, "-", "tried");
        }
    }

    private long entries() {
        return database.sql("select count(*) from audit.entry where action = ? and recorded_at >= ?")
                .params(ACTION, begin.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private List<String> told() {
        return database.sql("select detail from audit.entry where action = ? and recorded_at >= ?")
                .params(SurplusRefusals.ACTION, begin.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getString(1))
                .list();
    }
}
