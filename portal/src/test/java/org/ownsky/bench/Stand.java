package org.ownsky.bench;

import java.nio.file.Path;
import java.util.Optional;

/** What bin/bench put up for the benchmarks, told by environment variables. */
final class Stand {
    private Stand() {}

    /** The directory of the golden images. */
    static Path images() {
        return Path.of(required("OWNSKY_IMAGES_DIR", "the directory of the golden images"));
    }

    /** Address of a libvirt node that benchmarks may use alone. */
    static String node() {
        return required("OWNSKY_TEST_NODE", "the address of a libvirt node");
    }

    /** The folder of that node, whose namespaces benchmarks may enter. */
    static Path nodeFolder() {
        return Path.of(required("OWNSKY_TEST_NODE_DIR", "the folder of the libvirt node"));
    }

    /** The folder on that node for images and disks. */
    static Path pool() {
        return Path.of(required("OWNSKY_TEST_POOL", "the folder for the libvirt node's disks"));
    }

    /** The checkout, for its commands. */
    static Path checkout() {
        return Path.of(required("OWNSKY_CHECKOUT", "the directory of the checkout"));
    }

    /** The folder that a portal started for measuring keeps everything in. */
    static Path data() {
        return Path.of(required("OWNSKY_VAR", "the folder for the data of a measured portal"));
    }

    /** The port that a portal started for measuring listens on. */
    static int port() {
        return Integer.parseInt(required("OWNSKY_PORT", "the port of a measured portal"));
    }

    private static String required(String variable, String meaning) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new IllegalStateException(
                        variable + " is not set (" + meaning + "); run benchmarks through bin/bench"));
    }
}
