package org.ownsky.portal.notification;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How notifications are kept and mailed.
 *
 * @param lookEvery how often is looked for what is to be mailed
 * @param keep how long notifications stay
 */
@ConfigurationProperties("ownsky.notification")
record NotificationSettings(
        @DefaultValue("10s") Duration lookEvery,
        @DefaultValue("90d") Duration keep) {

    NotificationSettings {
        if (!lookEvery.isPositive() || keep.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("ownsky.notification.look-every is " + lookEvery + " and .keep is "
                    + keep + "; the first must be positive, the second at least a day");
        }
    }
}
