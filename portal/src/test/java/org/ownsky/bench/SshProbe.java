package org.ownsky.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until a guest's SSH server greets. The waiting is done by a program of its own in the node's network, the {@link #main}
 * below: an address a line in, a greeting a line out.
 */
final class SshProbe implements AutoCloseable {
    private static final int PORT = 22;
    private static final String GREETING = "SSH-2.0-";

    /** Short, so that each try sends a packet of its own: the kernel's second one to a silent guest comes after a second. */
    private static final Duration EACH_TRY = Duration.ofMillis(40);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(5);
    private static final Duration GREETING_LIMIT = Duration.ofSeconds(5);
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final NodeProcess program;

    private SshProbe(NodeProcess program) {
        this.program = program;
    }

    static SshProbe open() throws IOException {
        return new SshProbe(NodeProcess.start(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                SshProbe.class.getName()));
    }

    /** Returns as soon as the guest of this address greets. */
    void await(String address) throws IOException {
        program.say(address);
        var answer = program.hear();
        if (!answer.startsWith(GREETING)) {
            throw new IOException(address + " did not greet: " + answer);
        }
    }

    @Override
    public void close() throws IOException {
        program.close();
    }

    public static void main(String[] ignored) throws IOException {
        var addresses = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (var address = addresses.readLine(); address != null; address = addresses.readLine()) {
            System.out.println(greeting(address).orElse("nothing within " + LIMIT));
        }
    }

    private static Optional<String> greeting(String address) {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(address, PORT), (int) EACH_TRY.toMillis());
                socket.setSoTimeout((int) GREETING_LIMIT.toMillis());
                var line = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
                if (line != null) {
                    return Optional.of(line);
                }
            } catch (IOException _) {
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
        return Optional.empty();
    }
}
