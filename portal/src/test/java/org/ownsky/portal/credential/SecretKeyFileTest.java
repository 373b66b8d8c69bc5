package org.ownsky.portal.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretKeyFileTest {
    private final SecureRandom random = new SecureRandom();

    @TempDir
    Path directory;

    @Test
    void ownFileIsMadeOnceForItsOwnerAlone() throws IOException {
        var file = SecretKeyFile.own(directory.resolve("deep/secret.key"));

        var key = file.read(random);

        assertThat(key.getEncoded()).hasSize(32);
        assertThat(file.read(random)).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(directory.resolve("deep")).isDirectoryContaining("glob:**/secret.key");
        try (var files = Files.list(directory.resolve("deep"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void portalsThatStartAtOnceAgreeOnOneKey() throws Exception {
        var file = SecretKeyFile.own(directory.resolve("secret.key"));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var keys = threads.invokeAll(Stream.<Callable<SecretKey>>generate(() -> () -> file.read(new SecureRandom()))
                    .limit(8)
                    .toList());
            for (var key : keys) {
                assertThat(key.get()).isEqualTo(keys.getFirst().get());
            }
        }
    }

    @Test
    void namedFileIsReadAndNeverMade() throws IOException {
        var path = directory.resolve("given");
        assertThatThrownBy(() -> SecretKeyFile.given(path).read(random)).isInstanceOf(UncheckedIOException.class);

        Files.writeString(path, Base64.getEncoder().encodeToString(new byte[32]) + "\n");

        assertThat(SecretKeyFile.given(path).read(random).getEncoded()).isEqualTo(new byte[32]);
    }

    @Test
    void fileWithSomethingElseStopsTheStart() throws IOException {
        var path = directory.resolve("given");
        for (var content : new String[] {"", "no base64!", "c2hvcnQ="}) {
            Files.writeString(path, content);

            assertThatThrownBy(() -> SecretKeyFile.given(path).read(random))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(path.toString())
                    .hasMessageContaining("32 bytes in Base64");
        }
    }
}
