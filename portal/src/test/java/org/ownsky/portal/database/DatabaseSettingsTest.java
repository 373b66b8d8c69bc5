package org.ownsky.portal.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.support.ResourcePropertySource;

class DatabaseSettingsTest {

    @Test
    void withoutSettingsOwnskyRunsItsOwnPostgresBelowVar() throws IOException {
        var settings = bound(Map.of());

        assertThat(settings).isEqualTo(new DatabaseSettings(null, "ownsky", null, Path.of("var/postgres")));
    }

    @Test
    void environmentVariablesGiveAnotherDatabase() throws IOException {
        var settings = bound(Map.of(
                "OWNSKY_DATABASE_URL", "jdbc:postgresql://db.example/cloud",
                "OWNSKY_DATABASE_USERNAME", "cloud",
                "OWNSKY_DATABASE_PASSWORD", "secret"));

        assertThat(settings)
                .isEqualTo(new DatabaseSettings(
                        "jdbc:postgresql://db.example/cloud", "cloud", "secret", Path.of("var/postgres")));
    }

    @Test
    void dataDirectoryMovesTheDatabase() throws IOException {
        assertThat(bound(Map.of("OWNSKY_DATA_DIR", "/srv/ownsky")).directory())
                .isEqualTo(Path.of("/srv/ownsky/postgres"));
    }

    @Test
    void passwordIsNotPrinted() throws IOException {
        var settings = bound(Map.of("OWNSKY_DATABASE_PASSWORD", "hidden-words"));

        assertThat(settings.toString()).doesNotContain("hidden-words");
        assertThat(new ConfiguredDatabase("jdbc:postgresql://db.example/cloud", "cloud", "hidden-words").toString())
                .doesNotContain("hidden-words");
    }

    private static DatabaseSettings bound(Map<String, Object> variables) throws IOException {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        sources.addLast(new ResourcePropertySource("classpath:application.properties"));
        ConfigurationPropertySources.attach(environment);
        return Binder.get(environment).bindOrCreate("ownsky.database", DatabaseSettings.class);
    }
}
