package org.ownsky.provisioning.job;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.ownsky.provisioning.fixture.ProvisioningDatabase;

/** A database and an engine of each test's own, for sagas that the test makes up. */
abstract class JobEngineTestBase {
    private ProvisioningDatabase database;
    private final List<JobEngineHarness> harnesses = new ArrayList<>();

    @BeforeEach
    final void createDatabase() {
        database = new ProvisioningDatabase();
    }

    @AfterEach
    final void stopEngine() {
        harnesses.forEach(JobEngineHarness::close);
        database.close();
    }

    /** Without a worker yet. */
    final JobEngineHarness engine(Saga<?>... sagas) {
        return engine(JobEngineHarness.SETTINGS, sagas);
    }

    final JobEngineHarness engine(JobEngineSettings settings, Saga<?>... sagas) {
        var harness = new JobEngineHarness(database.dataSource(), database.transactions(), List.of(sagas), settings);
        harnesses.add(harness);
        return harness;
    }

    final JobEngineHarness startedEngine(Saga<?>... sagas) {
        var started = engine(sagas);
        started.startWorker();
        return started;
    }

    final ProvisioningDatabase database() {
        return database;
    }
}
