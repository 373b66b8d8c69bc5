package org.ownsky.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The Ownsky that bin/up --demo started for the tests: its addresses and accounts, its node, its database to look into. */
final class Stack {
    private static final int PORT_LINE_OF_POSTMASTER_PID = 3;

    private final Path data;
    private final Map<String, String> demo;

    private Stack(Path data) {
        this.data = data;
        this.demo = read(data.resolve("demo.env"));
    }

    /** The one whose folder OWNSKY_E2E_VAR names. */
    static Stack running() {
        return new Stack(
                Path.of(
                        Optional.ofNullable(System.getenv("OWNSKY_E2E_VAR"))
                                .orElseThrow(
                                        () -> new IllegalStateException(
                                                "OWNSKY_E2E_VAR is not set: the folder of a portal started with bin/up --demo; bin/check does all that"))));
    }

    String url() {
        return demo("OWNSKY_URL");
    }

    String demo(String name) {
        return Optional.ofNullable(demo.get(name))
                .orElseThrow(() -> new IllegalStateException("demo.env has no " + name));
    }

    Path data() {
        return data;
    }

    Path checkout() {
        return Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."))
                .toAbsolutePath()
                .normalize();
    }

    /** Runs a line as if it were pasted into a terminal in the checkout. */
    Finished terminal(String line) {
        return run(List.of("bash", "-c", line));
    }

    /** Names of all guests on the node. */
    String guests() {
        return run(List.of("bin/ownsky", "virsh", "list", "--all", "--name")).output();
    }

    /** All volumes in the pool of disks. */
    String volumes() {
        return run(List.of("bin/ownsky", "virsh", "vol-list", "ownsky")).output();
    }

    /** The network with its reservations. */
    String network() {
        return run(List.of("bin/ownsky", "virsh", "net-dumpxml", "ownsky")).output();
    }

    /** The first column of the only row. */
    long number(String sql, String parameter) {
        return database().sql(sql).param(parameter).query(Long.class).single();
    }

    /** The first column of the only row. */
    String text(String sql, String parameter) {
        return database().sql(sql).param(parameter).query(String.class).single();
    }

    private JdbcClient database() {
        try {
            var postmaster = Files.readAllLines(data.resolve("postgres/data/postmaster.pid"));
            var password = Files.readString(data.resolve("postgres/password")).strip();
            return JdbcClient.create(new DriverManagerDataSource(
                    "jdbc:postgresql://127.0.0.1:" + postmaster.get(PORT_LINE_OF_POSTMASTER_PID) + "/postgres",
                    "ownsky",
                    password));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command printed, errors included, and how it ended. */
    record Finished(int code, String output) {}

    private Finished run(List<String> command) {
        try {
            var output = Files.createTempFile("ownsky-e2e", ".out");
            var builder = new ProcessBuilder(command)
                    .directory(checkout().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            builder.environment().put("OWNSKY_VAR", data.toString());
            var process = builder.start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end within 2 minutes");
            }
            var printed = Files.readString(output);
            Files.delete(output);
            return new Finished(process.exitValue(), printed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code NAME='value'} lines, as the shell reads them. */
    static Map<String, String> read(Path file) {
        try {
            var values = new HashMap<String, String>();
            for (var line : Files.readAllLines(file)) {
                var equals = line.indexOf('=');
                if (equals > 0 && !line.startsWith("#")) {
                    var name = line.substring(0, equals).replaceFirst("^export ", "");
                    values.put(name, line.substring(equals + 1).replaceAll("^'|'$", ""));
                }
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
