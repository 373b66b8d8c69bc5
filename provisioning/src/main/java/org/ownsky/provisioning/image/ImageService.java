package org.ownsky.provisioning.image;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.ownsky.provisioning.driver.spi.Architecture;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists images and finds their files. */
@Service
@Transactional(readOnly = true)
public class ImageService {
    private final Images images;
    private final ImageSettings settings;

    ImageService(Images images, ImageSettings settings) {
        this.images = images;
        this.settings = settings;
    }

    /** Public images and the project's own, by name. */
    public List<ImageView> list(Caller caller) {
        requireReader(caller);
        return images.offered().stream().map(Images.Row::view).toList();
    }

    /** Also an image that is no longer offered: instances that were launched from it still name it. */
    public ImageView find(Caller caller, ImageId id) {
        requireReader(caller);
        return row(id).view();
    }

    /**
     * An image to launch from.
     *
     * @throws CloudException {@link CloudError.WrongState} for one that is no longer offered, with the one that replaced it
     */
    public ImageView launchable(Caller caller, ImageId id) {
        requireReader(caller);
        return offered(id).view();
    }

    /**
     * The file behind an image, for staging it on nodes; for the system's own work.
     *
     * @throws CloudException {@link CloudError.WrongState} once a newer build has replaced it, {@link CloudError.Unavailable}
     *     when the file is missing or another one
     */
    public ImageFile file(ImageId id) {
        var row = offered(id);
        var file = file(row);
        if (!Files.isReadable(file.path())) {
            throw unavailable(row, "its file is missing in the images directory");
        }
        if (!isAsRegistered(row, file)) {
            throw unavailable(row, "its file in the images directory is not the one that was registered");
        }
        return file;
    }

    /** The files of all images for these guests, the smallest first; for preparing nodes. */
    public List<ImageFile> files(Architecture architecture) {
        return images.offered().stream()
                .filter(row -> row.view().architecture() == architecture)
                .sorted(Comparator.comparing(row -> row.view().fileSize()))
                .map(this::file)
                .toList();
    }

    private ImageFile file(Images.Row row) {
        return new ImageFile(
                row.view().id().value(),
                settings.imagesDir().toAbsolutePath().normalize().resolve(row.fileName()),
                row.view().virtualSize());
    }

    /**
     * A file that was exchanged since it was registered must not reach a node: it may name any file there as its backing
     * file. The header shows that without reading the whole.
     */
    private static boolean isAsRegistered(Images.Row row, ImageFile file) {
        try {
            return Files.size(file.path()) == row.view().fileSize().value()
                    && Qcow2Header.read(file.path()).virtualSize().equals(file.virtualSize());
        } catch (UnusableImage | IOException e) {
            return false;
        }
    }

    private static CloudException unavailable(Images.Row row, String why) {
        return CloudException.of(
                new CloudError.Unavailable("The image \"" + row.view().name() + "\"", why));
    }

    private Images.Row offered(ImageId id) {
        var row = row(id);
        if (!row.offered()) {
            throw CloudException.of(replaced(row.view()));
        }
        return row;
    }

    private CloudError replaced(ImageView image) {
        var way = images.offered(image.name())
                .map(newer -> "was replaced by a newer build, " + newer.view().id() + ". Launch from that one.")
                .orElse("is no longer offered. Choose another image.");
        return new CloudError.WrongState(
                image.id().value(), "retired", "The image \"" + image.name() + "\" (" + image.id() + ") " + way);
    }

    private Images.Row row(ImageId id) {
        return images.find(id).orElseThrow(() -> CloudException.of(new CloudError.NotFound("image", id.value())));
    }

    private static void requireReader(Caller caller) {
        if (!caller.may(Permission.FLEET_READ)) {
            caller.requireProject(Permission.PROJECT_READ);
        }
    }
}
