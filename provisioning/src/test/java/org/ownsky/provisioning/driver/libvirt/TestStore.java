package org.ownsky.provisioning.driver.libvirt;

import static org.assertj.core.api.Assertions.fail;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.ownsky.provisioning.driver.iscsi.ControllerAddress;
import org.ownsky.provisioning.driver.iscsi.IscsiVolumes;
import org.ownsky.provisioning.driver.spi.VolumeBackend;
import org.ownsky.provisioning.driver.spi.VolumeName;

/**
 * The storage controller that the environment names for tests: {@code OWNSKY_TEST_STORE}, an address that the node under
 * test reaches from 127.0.0.1; {@code OWNSKY_TEST_STORE_RESTART} is a program that kills its tgtd and waits until it is back.
 * Without a controller the tests are skipped, or fail if {@code OWNSKY_REQUIRE_NODE=1}.
 */
final class TestStore {
    private static final Map<String, String> ENVIRONMENT = System.getenv();

    private TestStore() {}

    static VolumeBackend required() {
        return new IscsiVolumes(address());
    }

    static Path file(VolumeName volume) {
        return address().folder().resolve("volumes").resolve(volume.value());
    }

    static Optional<String> restartProgram() {
        return Optional.ofNullable(ENVIRONMENT.get("OWNSKY_TEST_STORE_RESTART"));
    }

    private static ControllerAddress address() {
        String address = ENVIRONMENT.get("OWNSKY_TEST_STORE");
        if (address == null) {
            if ("1".equals(ENVIRONMENT.get("OWNSKY_REQUIRE_NODE"))) {
                fail("OWNSKY_TEST_STORE is missing: this test needs a storage controller");
            }
            Assumptions.abort("OWNSKY_TEST_STORE is missing: no storage controller to test with");
        }
        return ControllerAddress.parse(URI.create(String.valueOf(address)));
    }
}
