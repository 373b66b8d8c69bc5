package org.ownsky.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The portal as people run it: started by bin/up with the demo tenant, stopped by bin/down. */
final class RunningPortal {
    private static final Duration LONGEST_START = Duration.ofMinutes(15);

    private final Path checkout = Stand.checkout();
    private final Path data = Stand.data();
    private final URI address = URI.create("http://127.0.0.1:" + Stand.port());

    /** Seconds from the start of the JVM's process, as the kernel tells it, to the first healthy answer. */
    double up() throws Exception {
        return up(Map.of());
    }

    /** The same with more settings of the environment. */
    double up(Map<String, String> settings) throws Exception {
        var up = command(settings, "up", "--demo", "--detach");
        try (var client = HttpClient.newHttpClient()) {
            var deadline = Instant.now().plus(LONGEST_START);
            while (!healthy(client)) {
                if (!up.isAlive() && up.exitValue() != 0) {
                    throw new IllegalStateException("bin/up did not succeed; see its words above");
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("The portal is not healthy after " + LONGEST_START);
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
            var healthyAt = Instant.now();
            finish(up);
            var startedAt = process().info().startInstant().orElseThrow();
            return Duration.between(startedAt, healthyAt).toMillis() / 1000.0;
        }
    }

    void down() throws Exception {
        finish(command(Map.of(), "down", "--now"));
    }

    URI address() {
        return address;
    }

    ProcessHandle process() throws IOException {
        var words = Files.readString(data.resolve("run/portal.pid")).strip().split(" ", -1);
        return ProcessHandle.of(Long.parseLong(words[0])).orElseThrow();
    }

    /** The data directory of the PostgreSQL that it runs. */
    Path database() {
        return data.resolve("postgres/data");
    }

    /** A value that bin/up wrote for scripts, {@code OWNSKY_PASSWORD} for example. */
    String told(String name) throws IOException {
        return Files.readAllLines(data.resolve("demo.env")).stream()
                .map(line -> line.replaceFirst("^export ", ""))
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1).replaceAll("^['\"]|['\"]$", ""))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("demo.env does not tell " + name));
    }

    private boolean healthy(HttpClient client) throws InterruptedException {
        try {
            var question =
                    HttpRequest.newBuilder(address.resolve("/actuator/health")).build();
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private Process command(Map<String, String> settings, String name, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(checkout.resolve("bin").resolve(name).toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(settings);
        return builder.start();
    }

    private static void finish(Process command) throws InterruptedException {
        if (!command.waitFor(LONGEST_START) || command.exitValue() != 0) {
            throw new IllegalStateException("A command of bin did not succeed; see its words above");
        }
    }
}
