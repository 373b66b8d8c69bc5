package org.ownsky.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class IdentitySettingsTest {

    @Test
    void defaultsMakeNoDemo() {
        assertThat(bound(Map.of()))
                .isEqualTo(new IdentitySettings(false, Path.of("var"), Optional.empty(), false, Optional.empty()));
    }

    @Test
    void environmentVariablesAreUnderstood() {
        assertThat(bound(Map.of(
                        "OWNSKY_DEMO", "true",
                        "OWNSKY_DATA_DIR", "/srv/ownsky",
                        "OWNSKY_URL", "https://cloud.example",
                        "OWNSKY_BREACHED_PASSWORDS", "/srv/stolen.txt",
                        "OWNSKY_RESET_OPERATOR_PASSWORD", "true")))
                .isEqualTo(new IdentitySettings(
                        true,
                        Path.of("/srv/ownsky"),
                        Optional.of("https://cloud.example"),
                        true,
                        Optional.of("/srv/stolen.txt")));
    }

    private static IdentitySettings bound(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate("ownsky", IdentitySettings.class);
    }
}
