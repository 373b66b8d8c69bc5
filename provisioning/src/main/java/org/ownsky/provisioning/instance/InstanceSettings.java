package org.ownsky.provisioning.instance;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How instances are worked on.
 *
 * @param shutdownTimeout how long a guest may take to obey its power button before the power is cut
 * @param jobsPerNode how many jobs work on one node at a time; the others wait in the queue
 */
@ConfigurationProperties("ownsky.instance")
record InstanceSettings(
        @DefaultValue("60s") Duration shutdownTimeout,
        @DefaultValue("4") int jobsPerNode) {}
