package org.ownsky.portal.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ownsky.portal.notification.NoticeKind;

/** Where webhooks lead unless an operator allows more; a server that must not be reached listens all the while. */
class ClosedAddressesIT {
    private static final DeliveryStore.Due DUE = new DeliveryStore.Due(
            new DeliveryId("dlv-00000000000000001"), new WebhookId("whk-00000000000000001"), NoticeKind.PING, "{}", 0);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://localhost:%d/",
                "http://127.1:%d/",
                "http://2130706433:%d/",
                "http://0.0.0.0:%d/",
                "http://[::1]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://[::]:%d/"
            })
    void noWayOfWritingThisMachineReachesIt(String address) throws Exception {
        var settings = new WebhookSettings(List.of(), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofDays(1));
        var sender = new WebhookSender(new ReachableAddresses(settings), settings, Clock.systemUTC());
        try (var receiver = new Receiver()) {
            var attempt = sender.send(URI.create(address.formatted(receiver.port())), DUE, "whsec_x");

            assertThat(attempt.status()).isEmpty();
            assertThat(attempt.problem()).isPresent();
            assertThat(receiver.told()).isEmpty();
        } finally {
            sender.destroy();
        }
    }

    @Test
    void theRefusalSaysWhatAnOperatorCanDo() throws Exception {
        var settings = new WebhookSettings(List.of(), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofDays(1));
        var sender = new WebhookSender(new ReachableAddresses(settings), settings, Clock.systemUTC());
        try {
            var attempt = sender.send(URI.create("http://10.0.0.7/"), DUE, "whsec_x");

            assertThat(attempt.problem().orElseThrow())
                    .contains("10.0.0.7 leads to a private address")
                    .contains("OWNSKY_WEBHOOK_NETWORKS");
        } finally {
            sender.destroy();
        }
    }
}
