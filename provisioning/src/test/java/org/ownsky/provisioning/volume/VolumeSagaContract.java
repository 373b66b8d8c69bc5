package org.ownsky.provisioning.volume;

import javax.sql.DataSource;
import org.junit.jupiter.api.TestInstance;
import org.ownsky.provisioning.instance.RunningInstances;
import org.ownsky.provisioning.job.SagaContractTest;
import org.ownsky.testing.ModuleTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

/** Every saga on volumes and snapshots stands what every saga must stand, on the fake node and the real database. */
@ModuleTest
@Import(VolumeWorld.class)
@TestPropertySource(properties = {"ownsky.roles=portal", "ownsky.nodes="})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class VolumeSagaContract<I extends Record> extends SagaContractTest<I> {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    protected VolumeWorld world;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private DataSource dataSource;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private PlatformTransactionManager transactionManager;

    @DynamicPropertySource
    static void directories(DynamicPropertyRegistry registry) {
        registry.add("ownsky.images-dir", RunningInstances::images);
        registry.add("ownsky.backup.directory", VolumeWorld::backupDirectory);
    }

    @Override
    protected DataSource dataSource() {
        return dataSource;
    }

    @Override
    protected PlatformTransactionManager transactionManager() {
        return transactionManager;
    }
}
