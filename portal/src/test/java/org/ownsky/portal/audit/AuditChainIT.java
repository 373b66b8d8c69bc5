package org.ownsky.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.ModuleSchema;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.MovableClock;
import org.ownsky.testing.TestDatabase;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AuditChainIT {
    private static final Caller ADA =
            new Caller(new UserId("usr-" + "0".repeat(16) + "a"), "Ada", Optional.empty(), Set.of(), "192.0.2.1");

    private final DataSource dataSource =
            TestDatabase.create(new ModuleSchema("audit")).dataSource();
    private final JdbcClient database = JdbcClient.create(dataSource);
    private final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    private final MovableClock clock = new MovableClock();
    private final AuditTrail trail = new StoredAuditTrail(new AuditEntries(database, clock));
    private final AuditSealer sealer = new AuditSealer(database, new NamedParameterJdbcTemplate(dataSource));
    private final AuditVerification verification = new AuditVerification(dataSource);

    @BeforeEach
    void threeEntries() {
        write("first");
        write("second");
        write("third");
    }

    @Test
    void sealedEntriesVerify() {
        assertThat(verification.verify(Optional.empty())).isEqualTo(new Verdict.Intact(1, 0, ChainHash.ZERO, 3));

        seal();

        assertThat(verification.verify(Optional.empty())).isInstanceOfSatisfying(Verdict.Intact.class, intact -> {
            assertThat(intact.last()).isEqualTo(3);
            assertThat(intact.unsealed()).isZero();
        });
    }

    @Test
    void longTrailIsSealedAndCheckedInPieces() {
        transactions.executeWithoutResult(_ -> {
            for (var entry = 0; entry < 5_500; entry++) {
                trail.record(ADA, "instance.launch", "i-" + entry, "");
            }
        });
        seal();

        assertThat(verification.verify(Optional.empty()))
                .isInstanceOfSatisfying(
                        Verdict.Intact.class,
                        intact -> assertThat(intact.last()).isEqualTo(5_503));
    }

    @Test
    void changedEntryIsNoticed() {
        seal();
        behindTheTrailsBack("update audit.entry set detail = 'nothing' where resource = 'second'");

        assertThat(verification.verify(Optional.empty())).isInstanceOfSatisfying(Verdict.Broken.class, broken -> {
            assertThat(broken.position()).isEqualTo(2);
            assertThat(broken.what()).contains("instance.launch by Ada");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "roles = '{operator}'",
                "roles = null",
                "fields_before = '{\"vcpus\":\"5\"}'",
                "fields_after = null",
                "roles = null, fields_before = null, fields_after = null"
            })
    void changedRolesAndFieldsAreNoticed(String forgery) {
        transactions.executeWithoutResult(
                _ -> trail.record(ADA, "quota.set-limit", "forged", "", Changes.of("vcpus", 4, 5)));
        seal();

        behindTheTrailsBack("update audit.entry set " + forgery + " where resource = 'forged'");

        assertThat(verification.verify(Optional.empty()))
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> assertThat(broken.what()).contains("quota.set-limit by Ada"));
    }

    /** As written before there were roles and changes; the hash is of then. */
    @Test
    void entryFromBeforeThereWereRolesKeepsItsHash() {
        var entry = new SealedEntry(
                7,
                Instant.parse("2026-01-02T03:04:05.678901Z"),
                "done",
                "usr-1",
                "Ada",
                List.of("PROJECT_READ"),
                "192.0.2.1",
                null,
                "prj-1",
                "instance.launch",
                "i-1",
                "t.nano",
                "req-1",
                null,
                null,
                null);

        assertThat(ChainHash.ZERO.over(entry).digits())
                .isEqualTo("cb4a679080e908342fc825d96a2cb703a4555b300f18fda74eb02840c00b144e");
    }

    @Test
    void removedEntryIsNoticed() {
        seal();
        behindTheTrailsBack("delete from audit.entry where resource = 'third'");

        assertThat(verification.verify(Optional.empty()))
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> assertThat(broken.what()).contains("was removed"));
    }

    @Test
    void cutEndIsNoticed() {
        seal();
        behindTheTrailsBack("delete from audit.seal where position = 3");

        assertThat(verification.verify(Optional.empty())).isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void trailWrittenAnewMissesTheHashNotedDownBefore() {
        seal();
        var noted = ((Verdict.Intact) verification.verify(Optional.empty())).end();
        write("fourth");
        seal();
        assertThat(verification.verify(Optional.of(noted))).isInstanceOf(Verdict.Intact.class);

        behindTheTrailsBack(
                "delete from audit.seal; update audit.entry set detail = 'forged' where resource = 'second';"
                        + "update audit.chain_end set position = 0, hash = decode(repeat('00', 32), 'hex'), transaction = '0', entry = 0");
        seal();

        assertThat(verification.verify(Optional.empty())).isInstanceOf(Verdict.Intact.class);
        assertThat(verification.verify(Optional.of(noted))).isInstanceOf(Verdict.Broken.class);
    }

    /** An entry with a lower number may be committed after one with a higher number was sealed. */
    @Test
    void entryOfATransactionThatEndsLateIsSealedToo() throws Exception {
        var written = new CountDownLatch(1);
        var othersSealed = new CountDownLatch(1);
        try (var threads = Executors.newSingleThreadExecutor()) {
            var late = threads.submit(() -> transactions.executeWithoutResult(_ -> {
                trail.record(ADA, "instance.launch", "late", "");
                written.countDown();
                await(othersSealed);
            }));
            await(written);
            write("early");
            seal();
            othersSealed.countDown();
            late.get();
        }
        seal();

        assertThat(verification.verify(Optional.empty())).isInstanceOfSatisfying(Verdict.Intact.class, intact -> {
            assertThat(intact.last()).isEqualTo(5);
            assertThat(intact.unsealed()).isZero();
        });
    }

    @Test
    void restoredDatabaseGoesOnSealing() {
        seal();
        behindTheTrailsBack("update audit.chain_end set transaction = '9000000000'");
        write("after the restore");
        seal();

        assertThat(verification.verify(Optional.empty()))
                .isInstanceOfSatisfying(
                        Verdict.Intact.class,
                        intact -> assertThat(intact.last()).isEqualTo(4));
    }

    @Test
    void expiredEntriesGoAndTheRestStillVerifies() {
        clock.advance(Duration.ofDays(100));
        write("young");
        seal();
        var upkeep = new AuditUpkeep(sealer, new AuditSettings(Optional.of(Duration.ofDays(90))), database, clock);

        upkeep.expire();

        assertThat(database.sql("select resource from audit.entry")
                        .query(String.class)
                        .list())
                .containsExactly("young");
        assertThat(verification.verify(Optional.empty())).isInstanceOfSatisfying(Verdict.Intact.class, intact -> {
            assertThat(intact.first()).isEqualTo(4);
            assertThat(intact.last()).isEqualTo(4);
        });
        upkeep.expire();
        assertThat(verification.verify(Optional.empty())).isInstanceOf(Verdict.Intact.class);
    }

    @Test
    void everythingMayExpire() {
        seal();
        clock.advance(Duration.ofDays(100));
        new AuditUpkeep(sealer, new AuditSettings(Optional.of(Duration.ofDays(90))), database, clock).expire();
        write("after");
        seal();

        assertThat(verification.verify(Optional.empty()))
                .isInstanceOfSatisfying(
                        Verdict.Intact.class,
                        intact -> assertThat(intact.first()).isEqualTo(4));
    }

    @Test
    void withoutASettingNothingExpires() {
        seal();
        clock.advance(Duration.ofDays(10_000));

        new AuditUpkeep(sealer, new AuditSettings(Optional.empty()), database, clock).expire();

        assertThat(database.sql("select count(*) from audit.entry")
                        .query(Long.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void expiryOfLessThanAMonthIsRefused() {
        assertThatThrownBy(() -> new AuditSettings(Optional.of(Duration.ofDays(29))))
                .hasMessageContaining("29 days")
                .hasMessageContaining("30 days or more");
    }

    @Test
    void sealsCannotBeChangedOrRemoved() {
        seal();

        assertThatThrownBy(() -> database.sql("delete from audit.seal").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed or removed");
    }

    @Test
    void fieldsDoNotRunIntoEachOther() {
        assertThat(ChainHash.ZERO.over(entry("ab", "c"))).isNotEqualTo(ChainHash.ZERO.over(entry("a", "bc")));
    }

    private SealedEntry entry(String action, String resource) {
        return new SealedEntry(
                1,
                clock.instant(),
                "done",
                "usr",
                "Ada",
                List.of(),
                "",
                null,
                null,
                action,
                resource,
                "",
                "-",
                List.of(),
                null,
                null);
    }

    private void write(String resource) {
        transactions.executeWithoutResult(_ -> trail.record(ADA, "instance.launch", resource, "t.nano"));
    }

    private void seal() {
        var more = true;
        while (more) {
            more = Boolean.TRUE.equals(transactions.execute(_ -> sealer.sealSome()));
        }
    }

    /** As somebody with the database's password could. */
    private void behindTheTrailsBack(String statements) {
        transactions.executeWithoutResult(_ -> {
            database.sql("set local session_replication_role = replica").update();
            for (var statement : statements.split(";", -1)) {
                database.sql(statement).update();
            }
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
