package org.ownsky.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoEnvironmentTest {
    private static final Map<String, String> VALUES =
            Map.of("OWNSKY_URL", "http://127.0.0.1:8080", "OWNSKY_PASSWORD", "it's \"$HOME\" `id` \\ # ö");

    @TempDir
    Path directory;

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        written();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void whatWasWrittenIsRead() {
        assertThat(written().read()).isEqualTo(VALUES);
    }

    @Test
    void shellReadsTheSame() throws IOException, InterruptedException {
        written();

        var shell = new ProcessBuilder("sh", "-c", ". \"$0\" && printf '%s' \"$OWNSKY_PASSWORD\"", file().toString())
                .start();
        var output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shell.waitFor()).isZero();
        assertThat(output).isEqualTo(VALUES.get("OWNSKY_PASSWORD"));
    }

    @Test
    void absentFileSaysNothing() {
        assertThat(new DemoEnvironment(directory.resolve("absent")).read()).isEmpty();
    }

    @Test
    void nothingUnfinishedIsLeft() throws IOException {
        written();

        try (var files = Files.list(file().getParent())) {
            assertThat(files).containsExactly(file());
        }
    }

    private DemoEnvironment written() {
        var environment = new DemoEnvironment(file());
        environment.write(VALUES);
        return environment;
    }

    private Path file() {
        return directory.resolve("new").resolve("demo.env");
    }
}
