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
import java.util.concurrent.TimeUnit;

/** The portal as people start it, with bin/up: how soon it answers, and what it takes while nobody asks. */
final class PortalBenchmark implements Benchmark {

    private static final int STARTS = 5;
    private static final Duration SETTLING = Duration.ofSeconds(30);
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration LONGEST_START = Duration.ofMinutes(15);

    private final Path checkout = Stand.checkout();
    private final Path data = Stand.data();
    private final URI health = URI.create("http://127.0.0.1:" + Stand.port() + "/actuator/health");

    @Override
    public String name() {
        return "portal";
    }

    @Override
    public void run(Figures figures) throws Exception {
        // The first one builds, creates the database and prepares the fast start.
        secondsToHealthy();
        down();
        var starts = new double[STARTS];
        for (var start = 0; start < STARTS; start++) {
            starts[start] = secondsToHealthy();
            if (start < STARTS - 1) {
                down();
            }
        }
        figures.printPercentile("portal.ready", starts, 0.5, "s");

        var processes = new PortalProcesses(portal(), data.resolve("postgres/data"));
        TimeUnit.MILLISECONDS.sleep(SETTLING.toMillis());
        var before = processes.processorSeconds();
        TimeUnit.MILLISECONDS.sleep(IDLE.toMillis());
        figures.print("portal.idle.cpu", 100 * (processes.processorSeconds() - before) / IDLE.toSeconds(), "%");
        figures.print("portal.rss", processes.residentMebibytes(), "MiB");
        down();
    }

    /** From the start of the JVM's process, as the kernel tells it, to the first healthy answer. */
    private double secondsToHealthy() throws Exception {
        var up = command("up", "--demo", "--detach");
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
            return Duration.between(portal().info().startInstant().orElseThrow(), healthyAt)
                            .toMillis()
                    / 1000.0;
        }
    }

    private boolean healthy(HttpClient client) throws InterruptedException {
        try {
            var answer = client.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() == 200;
        } catch (IOException _) {
            return false;
        }
    }

    private ProcessHandle portal() throws IOException {
        var words = Files.readString(data.resolve("run/portal.pid")).strip().split(" ", -1);
        return ProcessHandle.of(Long.parseLong(words[0])).orElseThrow();
    }

    private void down() throws Exception {
        finish(command("down", "--now"));
    }

    private Process command(String name, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(checkout.resolve("bin").resolve(name).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void finish(Process command) throws InterruptedException {
        if (!command.waitFor(LONGEST_START) || command.exitValue() != 0) {
            throw new IllegalStateException("A command of bin did not succeed; see its words above");
        }
    }
}
