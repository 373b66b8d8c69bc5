package org.ownsky.provisioning.job;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.ownsky.provisioning.fixture.ProvisioningDatabase;
import org.springframework.transaction.PlatformTransactionManager;

/** The contract, tried on the sample saga: what is said of every saga can be held against the engine too. */
class WorkshopContractTest extends SagaContractTest<Workshop.Order> {
    private static ProvisioningDatabase database;

    private final Workshop workshop = new Workshop();

    @BeforeAll
    static void createDatabase() {
        database = new ProvisioningDatabase();
    }

    @AfterAll
    static void dropDatabase() {
        database.close();
    }

    @Override
    protected Saga<Workshop.Order> saga() {
        return workshop;
    }

    @Override
    protected JobRequest prepare() {
        return Workshop.order();
    }

    @Override
    protected void assertDone(JobRequest request) {
        assertThat(workshop.effectsOn(request.subject())).containsExactly("cut", "join", "paint");
        assertThat(workshop.delivered()).contains(request.subject());
    }

    @Override
    protected void assertUndone(JobRequest request) {
        assertThat(workshop.effectsOn(request.subject())).isEmpty();
        assertThat(workshop.refused()).anyMatch(refusal -> refusal.startsWith(request.subject() + ": Step "));
    }

    @Override
    protected DataSource dataSource() {
        return database.dataSource();
    }

    @Override
    protected PlatformTransactionManager transactionManager() {
        return database.transactions();
    }
}
