package org.ownsky.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.ownsky.testing.TestDatabase;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points the application at a database of the tests' server and at a key file, as an operator would with a setting. */
public final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final int KEY_BYTES = 32;
    private static final Path KEY_FILE = keyFile();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var database = TestDatabase.create();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "fresh-database",
                        Map.of(
                                "ownsky.database.url",
                                database.url(),
                                "ownsky.secret-key-file",
                                KEY_FILE.toString(),
                                // Applications stay for later tests: those that rest give their connections back.
                                "spring.datasource.hikari.minimum-idle",
                                "1",
                                "spring.datasource.hikari.idle-timeout",
                                "10000")));
    }

    private static Path keyFile() {
        try {
            var file = Files.createTempFile("ownsky-test", ".key");
            file.toFile().deleteOnExit();
            return Files.writeString(file, Base64.getEncoder().encodeToString(new byte[KEY_BYTES]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
