package org.ownsky.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ownsky.quota.QuotaTrial.holder;
import static org.ownsky.quota.QuotaTrial.vcpus;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.testing.ModuleTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class QuotaDriftTest {

    @Autowired
    QuotaService quota;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private QuotaTrial trial;
    private ProjectScope project;

    @BeforeEach
    void openProject() {
        trial = new QuotaTrial(quota, transaction, Map.of());
        project = trial.project("default", Map.of());
    }

    @Test
    void aWrongCounterIsFound() {
        var holder = holder();
        trial.reserve(project, vcpus(holder, 3));
        trial.commit(holder);
        trial.reserve(project, vcpus(holder(), 1));

        var drifts =
                afterTampering("update quota.counter set used = used + 2 where scope = :scope and resource = 'vcpus'");

        assertThat(drifts)
                .containsExactly(new QuotaDrift(project.project().value(), QuotaResource.VCPUS, HoldState.USED, 5, 3));
    }

    @Test
    void amountsInTheWrongCounterAreFoundThoughTheSumFits() {
        trial.reserve(project, vcpus(holder(), 3));

        var drifts = afterTampering(
                "update quota.counter set used = 1, reserved = 2 where scope = :scope and resource = 'vcpus'");

        var scope = project.project().value();
        assertThat(drifts)
                .containsExactly(
                        new QuotaDrift(scope, QuotaResource.VCPUS, HoldState.RESERVED, 2, 3),
                        new QuotaDrift(scope, QuotaResource.VCPUS, HoldState.USED, 1, 0));
    }

    @Test
    void aLostLedgerRowIsFound() {
        trial.reserve(project, vcpus(holder(), 3));

        var drifts = afterTampering("delete from quota.ledger where scope = :scope and resource = 'instances'");

        assertThat(drifts)
                .containsExactly(
                        new QuotaDrift(project.project().value(), QuotaResource.INSTANCES, HoldState.RESERVED, 1, 0));
    }

    @Test
    void theDatabaseRefusesNegativeCounters() {
        assertThatThrownBy(() -> afterTampering("update quota.counter set used = -1 where scope = :scope"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> afterTampering("update quota.counter set reserved = -1 where scope = :scope"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(quota.drift()).isEmpty();
    }

    @Test
    void aConnectionKilledInTheMiddleTakesNothing() {
        var kept = holder();
        trial.reserve(project, vcpus(kept, 1));

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    quota.reserve(project, List.of(vcpus(holder(), 3)));
                    quota.commit(kept);
                    killOwnConnection();
                    quota.release(kept);
                }))
                .isInstanceOfAny(DataAccessException.class, TransactionException.class);

        trial.assertTaken(project, QuotaResource.VCPUS, 1, 0);
        trial.assertTaken(project, QuotaResource.INSTANCES, 1, 0);
    }

    /** What drift says with the change made; the change itself is rolled back. */
    private List<QuotaDrift> afterTampering(String sql) {
        var found = new AtomicReference<List<QuotaDrift>>(List.of());
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql(sql).param("scope", project.project().value()).update();
            found.set(quota.drift());
        });
        return found.get();
    }

    private void killOwnConnection() {
        var backend = jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
        try {
            jdbc.sql("select pg_terminate_backend(:backend)")
                    .param("backend", backend)
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException expected) {
            assertThat(expected).hasMessageContaining("terminat");
        }
    }
}
