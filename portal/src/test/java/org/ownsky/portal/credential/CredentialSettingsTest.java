package org.ownsky.portal.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CredentialSettingsTest {

    @Test
    void tokensLiveForNinetyDaysAndAYearAtMost() {
        var settings = bind(Map.of());

        assertThat(settings.tokenLifetime()).isEqualTo(Duration.ofDays(90));
        assertThat(settings.longestTokenLifetime()).isEqualTo(Duration.ofDays(366));
        assertThat(settings.keyFile()).isEqualTo(SecretKeyFile.own(Path.of("var/secret.key")));
    }

    @Test
    void everySettingHasItsName() {
        var settings = bind(Map.of(
                "ownsky.data-dir", "/srv/ownsky",
                "ownsky.secret-key-file", "/run/secrets/ownsky",
                "ownsky.token-lifetime", "7d",
                "ownsky.longest-token-lifetime", "30d"));

        assertThat(settings.tokenLifetime()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.longestTokenLifetime()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.keyFile()).isEqualTo(SecretKeyFile.given(Path.of("/run/secrets/ownsky")));
    }

    @Test
    void defaultBeyondTheLongestIsRefused() {
        assertThatThrownBy(() -> bind(Map.of("ownsky.token-lifetime", "400d")))
                .isInstanceOf(BindException.class)
                .hasRootCauseMessage("ownsky.token-lifetime is PT9600H; it must be positive and at most"
                        + " ownsky.longest-token-lifetime, PT8784H");
    }

    private static CredentialSettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("ownsky", CredentialSettings.class);
    }
}
