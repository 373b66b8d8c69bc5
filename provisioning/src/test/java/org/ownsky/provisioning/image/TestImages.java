package org.ownsky.provisioning.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.ownsky.kernel.IdSource;
import org.ownsky.provisioning.fixture.ProvisioningDatabase;
import org.ownsky.testing.RecordedChanges;

/** Golden images in a test's directory, and the service over them, for tests of features that use images. */
public final class TestImages {
    private final ImagesDirectory directory;
    private final ImageService service;
    private final GoldenImages golden;

    public TestImages(ProvisioningDatabase database, Path directory) {
        var images = new Images(database.client());
        var settings = new ImageSettings(directory);
        this.directory = new ImagesDirectory(directory);
        this.service = new ImageService(images, settings);
        this.golden = new GoldenImages(
                images,
                settings,
                new IdSource(Clock.systemUTC(), new Random()),
                Clock.systemUTC(),
                new RecordedChanges(),
                database.transactions());
    }

    /** Builds an image and registers it. */
    public void build(String name) {
        try {
            directory.build(name, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        golden.look();
    }

    public ImageService service() {
        return service;
    }
}
