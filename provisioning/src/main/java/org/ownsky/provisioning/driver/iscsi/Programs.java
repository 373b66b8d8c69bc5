package org.ownsky.provisioning.driver.iscsi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;

/** Runs programs to their end, by their arguments, with nothing of a shell between. */
final class Programs {
    private Programs() {}

    /** What the program wrote. A thread that is interrupted ends it. */
    static String run(Duration atMost, String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try {
                process.getOutputStream().close();
                byte[] said = process.getInputStream().readAllBytes();
                if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new DriverException(
                            Kind.TIMEOUT, command[0] + " takes longer than " + atMost.toSeconds() + " s");
                }
                String text = new String(said, StandardCharsets.UTF_8).strip();
                if (process.exitValue() != 0) {
                    throw new DriverException(kind(text), command[0] + ": " + text);
                }
                return text;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            throw new DriverException(Kind.FAILED, "Cannot run " + List.of(command) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DriverException(Kind.TIMEOUT, "Interrupted while " + command[0] + " ran", e);
        }
    }

    private static Kind kind(String text) {
        return text.toLowerCase(Locale.ROOT).contains("no space left on device") ? Kind.NO_SPACE : Kind.FAILED;
    }
}
