package org.ownsky.provisioning.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.orm.jpa.JpaSystemException;

class DatabaseTroubleTest {
    @Test
    void whatTheEntityLayerSaysAfterTheServerWentPassesToo() {
        var closed = new org.hibernate.TransactionException(
                "Unable to rollback against JDBC Connection", new SQLException("Connection is closed"));

        assertThat(DatabaseTrouble.passing(new JpaSystemException(closed))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"57P01", "57P02", "57P03", "08006", "08003", "53300", "40001", "40P01"})
    void aServerThatGoesOrIsFullOrUndoesADeadlockPasses(String state) {
        assertThat(DatabaseTrouble.passing(new IllegalStateException(new SQLException("gone", state))))
                .isTrue();
    }

    @Test
    void aPoolWithoutConnectionsAndASlowServerPass() {
        assertThat(DatabaseTrouble.passing(new RuntimeException(new SQLTransientConnectionException())))
                .isTrue();
        assertThat(DatabaseTrouble.passing(new QueryTimeoutException("slow"))).isTrue();
    }

    @Test
    void whatClosingTheTransactionAddsCounts() {
        var failure = new IllegalStateException("our own");
        failure.addSuppressed(new SQLException("gone", "57P01"));

        assertThat(DatabaseTrouble.passing(failure)).isTrue();
    }

    @Test
    void ourOwnMistakesDoNotPass() {
        assertThat(DatabaseTrouble.passing(new IllegalStateException("no"))).isFalse();
        assertThat(DatabaseTrouble.passing(new DataIntegrityViolationException("no", new SQLException("no", "23514"))))
                .isFalse();
        assertThat(DatabaseTrouble.passing(new SQLException("no"))).isFalse();
    }

    @Test
    void aChainThatBitesItsTailEnds() {
        var first = new IllegalStateException("first");
        first.addSuppressed(new IllegalStateException("second", first));

        assertThat(DatabaseTrouble.passing(first)).isFalse();
    }
}
