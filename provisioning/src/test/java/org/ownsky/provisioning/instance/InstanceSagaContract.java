package org.ownsky.provisioning.instance;

import javax.sql.DataSource;
import org.junit.jupiter.api.TestInstance;
import org.ownsky.provisioning.image.OfferedImages;
import org.ownsky.provisioning.job.JobRequest;
import org.ownsky.provisioning.job.SagaContractTest;
import org.ownsky.testing.ModuleTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;

/** Every saga on instances stands what every saga must stand, on the fake node and the real database. */
@ModuleTest
@Import({InstanceWorld.class, OfferedImages.class})
@TestPropertySource(properties = {"ownsky.roles=portal", "ownsky.nodes="})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class InstanceSagaContract extends SagaContractTest<InstanceJob> {
    @Autowired
    @SuppressWarnings("NullAway.Init")
    InstanceWorld world;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private DataSource dataSource;

    @Autowired
    @SuppressWarnings("NullAway.Init")
    private PlatformTransactionManager transactionManager;

    @DynamicPropertySource
    static void images(DynamicPropertyRegistry registry) {
        registry.add("ownsky.images-dir", TestImages::directory);
    }

    @Override
    protected DataSource dataSource() {
        return dataSource;
    }

    @Override
    protected PlatformTransactionManager transactionManager() {
        return transactionManager;
    }

    /** The instance that a request is about. */
    Instance instance(JobRequest request) {
        return world.reload(new InstanceId(request.subject()));
    }
}
