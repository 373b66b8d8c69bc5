package org.ownsky.provisioning.driver.libvirt;

import static org.assertj.core.api.Assertions.fail;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.ImageFile;

/**
 * The node that the environment names for tests: {@code OWNSKY_TEST_NODE}, an address on a unix socket, and
 * {@code OWNSKY_TEST_POOL}, a folder that the node and this machine see under the same path. Without a node the tests are
 * skipped, or fail if {@code OWNSKY_REQUIRE_NODE=1}. {@code OWNSKY_IMAGES_DIR} has the golden image {@code tiny.qcow2};
 * {@code OWNSKY_TEST_NODE_RESTART} is a program that restarts the node's libvirtd.
 */
final class TestNode implements AutoCloseable {
    private static final Pattern SOCKET = Pattern.compile("socket=([^&]+)");
    private static final Map<String, String> ENVIRONMENT = System.getenv();

    private final LibvirtSettings settings;
    private final SocketProxy proxy;

    private TestNode(LibvirtSettings settings, SocketProxy proxy) {
        this.settings = settings;
        this.proxy = proxy;
    }

    static TestNode required() throws IOException {
        String address = value("OWNSKY_TEST_NODE");
        String pool = value("OWNSKY_TEST_POOL");
        Matcher socket = SOCKET.matcher(address);
        Path path = Path.of(socket.find() ? socket.group(1) : "/run/libvirt/libvirt-sock");
        return new TestNode(settings(Path.of(pool)), SocketProxy.before(path));
    }

    /** A connection of its own, through the proxy. */
    HypervisorNode connect() {
        return new LibvirtDriver(settings, Clock.systemUTC()).connect(address());
    }

    URI address() {
        return URI.create("qemu+unix:///system?socket=" + proxy.socket());
    }

    SocketProxy proxy() {
        return proxy;
    }

    LibvirtSettings settings() {
        return settings;
    }

    /** An image with nothing on it, for guests that need not boot. */
    static ImageFile blankImage(Path directory) throws Exception {
        Path file = directory.resolve("blank.qcow2");
        Process create = new ProcessBuilder("qemu-img", "create", "-q", "-f", "qcow2", file.toString(), "64M")
                .inheritIO()
                .start();
        if (create.waitFor() != 0) {
            fail("qemu-img could not make " + file);
        }
        return new ImageFile("ami-0000000000000b1a0", file, Bytes.ofMib(64));
    }

    /** The golden image tiny. */
    static ImageFile tiny() throws IOException {
        Path file = Path.of(value("OWNSKY_IMAGES_DIR")).resolve("tiny.qcow2");
        if (!Files.exists(file)) {
            missing(file.toString());
        }
        // The size is at byte 24 of a qcow2 header. The name follows the content: a rebuilt image is another image.
        try (var channel = new DataInputStream(Files.newInputStream(file))) {
            channel.skipNBytes(24);
            Bytes size = new Bytes(channel.readLong());
            long version = Files.getLastModifiedTime(file).toMillis();
            return new ImageFile(String.format("ami-%017x", version), file, size);
        }
    }

    /** A program that restarts the node's libvirtd, if there is one. */
    static Optional<String> restartProgram() {
        return Optional.ofNullable(ENVIRONMENT.get("OWNSKY_TEST_NODE_RESTART"));
    }

    @Override
    public void close() throws IOException {
        proxy.close();
    }

    private static LibvirtSettings settings(Path pool) {
        LibvirtSettings defaults = LibvirtSettings.at(pool);
        return new LibvirtSettings(
                pool,
                defaults.guestNetwork(),
                defaults.leaseTime(),
                Duration.ofSeconds(20),
                defaults.copyTimeout(),
                defaults.callsAtOnce(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }

    private static String value(String variable) {
        String value = ENVIRONMENT.get(variable);
        if (value == null) {
            missing(variable);
        }
        return String.valueOf(value);
    }

    private static void missing(String what) {
        if ("1".equals(ENVIRONMENT.get("OWNSKY_REQUIRE_NODE"))) {
            fail(what + " is missing: this test needs a node");
        }
        Assumptions.abort(what + " is missing: no node to test with");
    }
}
