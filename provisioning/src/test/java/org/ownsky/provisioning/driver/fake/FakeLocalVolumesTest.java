package org.ownsky.provisioning.driver.fake;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.VolumeBackendContractTest;
import org.ownsky.provisioning.driver.local.LocalVolumes;
import org.ownsky.provisioning.driver.spi.Acceleration;
import org.ownsky.provisioning.driver.spi.HypervisorNode;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.driver.spi.VolumeBackend;
import org.ownsky.provisioning.driver.spi.VolumeName;

class FakeLocalVolumesTest extends VolumeBackendContractTest {
    @TempDir
    private static Path directory;

    private final FakeDriver driver = new FakeDriver();

    @BeforeAll
    static void writeImage() throws IOException {
        Files.write(directory.resolve("image.qcow2"), new byte[4096]);
    }

    @Override
    protected HypervisorNode connect() {
        return driver.connect(URI.create("fake://node-1"));
    }

    @Override
    protected VolumeBackend backend(HypervisorNode connected) {
        return new LocalVolumes(connected);
    }

    @Override
    protected ImageFile image() {
        return new ImageFile("ami-00000000000000001", directory.resolve("image.qcow2"), Bytes.ofMib(64));
    }

    @Override
    protected Acceleration acceleration() {
        return Acceleration.NONE;
    }

    @Override
    protected void write(VolumeName volume, char letter) {
        driver.node("node-1").write(volume, Character.toString(letter));
    }

    @Override
    protected boolean holds(VolumeName volume, char letter) {
        return driver.node("node-1").content(volume).equals(Character.toString(letter));
    }
}
