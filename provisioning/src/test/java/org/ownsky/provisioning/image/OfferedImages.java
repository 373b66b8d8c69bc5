package org.ownsky.provisioning.image;

import java.time.Clock;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.IdSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

/** Registers the golden images in a test's context that is no worker. */
@TestConfiguration(proxyBeanMethods = false)
public class OfferedImages {

    @Bean
    GoldenImages offeredImages(
            Images images,
            ImageSettings settings,
            IdSource ids,
            Clock clock,
            ChangeFeed changes,
            PlatformTransactionManager transactions) {
        return new GoldenImages(images, settings, ids, clock, changes, transactions);
    }
}
