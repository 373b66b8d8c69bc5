package org.ownsky.provisioning.node;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ownsky.provisioning.driver.spi.Architecture;
import org.ownsky.provisioning.driver.spi.ImageFile;
import org.ownsky.provisioning.image.ImageService;
import org.springframework.stereotype.Component;

/** The images that nodes are prepared with, as of the last heartbeat: read once for all nodes. */
@Component
class NodeImages {
    private final ImageService images;
    private volatile Map<Architecture, List<ImageFile>> files = Map.of();

    NodeImages(ImageService images) {
        this.images = images;
    }

    void read() {
        files = Arrays.stream(Architecture.values()).collect(Collectors.toMap(Function.identity(), images::files));
    }

    /** The smallest first. */
    List<ImageFile> of(Architecture architecture) {
        return files.getOrDefault(architecture, List.of());
    }
}
