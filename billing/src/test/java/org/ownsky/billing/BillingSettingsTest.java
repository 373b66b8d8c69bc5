package org.ownsky.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class BillingSettingsTest {

    @Test
    void costsAreInEuroUnlessSaidOtherwise() {
        assertThat(bound(Map.of()).currency().getCurrencyCode()).isEqualTo("EUR");
        assertThat(bound(Map.of("ownsky.billing.currency", "NOK")).currency().getCurrencyCode())
                .isEqualTo("NOK");
    }

    private static BillingSettings bound(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("ownsky.billing", BillingSettings.class);
    }
}
