package org.ownsky.portal.webhook;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are told.
 *
 * @param networks to which webhooks may lead although they are not of the public internet, such as {@code 10.1.0.0/16}
 * @param lookEvery how often is looked for what is due
 * @param timeout for the whole of one attempt
 * @param keep how long settled deliveries stay
 */
@ConfigurationProperties("ownsky.webhook")
record WebhookSettings(
        @DefaultValue List<String> networks,
        @DefaultValue("1s") Duration lookEvery,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("14d") Duration keep) {

    WebhookSettings {
        networks = List.copyOf(networks);
        networks.forEach(AddressRange::parse);
        if (!lookEvery.isPositive() || !timeout.isPositive() || timeout.compareTo(Duration.ofMinutes(1)) > 0) {
            throw new IllegalArgumentException("ownsky.webhook.look-every is " + lookEvery + " and .timeout is "
                    + timeout + "; both must be positive, and the second at most a minute");
        }
    }

    List<AddressRange> allowedNetworks() {
        return networks.stream().map(AddressRange::parse).toList();
    }
}
