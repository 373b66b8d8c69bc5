package org.ownsky.provisioning.driver.libvirt;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Looks into disks with QEMU's own programs. */
final class TestDisk {
    private TestDisk() {}

    /** Whether the program did what it was told; {@code qemu-io} says in words when a pattern is another. */
    static boolean run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor(60, TimeUnit.SECONDS)
                && process.exitValue() == 0
                && !said.contains("Pattern verification failed");
    }
}
