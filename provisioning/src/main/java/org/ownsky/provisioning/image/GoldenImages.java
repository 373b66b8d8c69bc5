package org.ownsky.provisioning.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.IdSource;
import org.ownsky.provisioning.role.ConditionalOnRole;
import org.ownsky.provisioning.role.ProcessRole;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Registers the golden images that lie in the images directory: all at start, and again whenever a manifest changes, so that
 * an image built meanwhile appears by itself. Workers do this, which have the files: a portal whose directory has others would
 * retire theirs.
 */
@Component
@ConditionalOnRole(ProcessRole.WORKER)
class GoldenImages implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(GoldenImages.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final String MANIFEST = ".json";
    /** Before the nodes' watch, which stages images. */
    private static final int PHASE = 100;

    private final Images images;
    private final ImageSettings settings;
    private final IdSource ids;
    private final Clock clock;
    private final ChangeFeed changes;
    private final TransactionTemplate transaction;
    private Map<Path, FileTime> seen = Map.of();
    private SimpleAsyncTaskScheduler looks = new SimpleAsyncTaskScheduler();
    private volatile boolean running;
    private boolean stopped;

    GoldenImages(
            Images images,
            ImageSettings settings,
            IdSource ids,
            Clock clock,
            ChangeFeed changes,
            PlatformTransactionManager transactions) {
        this.images = images;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.changes = changes;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        // A new one each time: a scheduler that was closed takes no work again, and Spring may start us after a stop.
        looks = new SimpleAsyncTaskScheduler();
        startLooking();
        looks.setVirtualThreads(true);
        looks.setThreadNamePrefix("golden-images-");
        look();
        var _ = looks.scheduleWithFixedDelay(this::look, clock.instant().plus(BETWEEN_LOOKS), BETWEEN_LOOKS);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        stopLooking();
        looks.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    /** Registers what is there, if anything changed since the last look. An image that cannot be used hinders no other. */
    synchronized void look() {
        if (stopped) {
            return;
        }
        try {
            if (!Files.isDirectory(settings.imagesDir())) {
                return;
            }
            var present = files();
            if (!present.equals(seen)) {
                register(present.keySet().stream()
                        .filter(file -> file.toString().endsWith(MANIFEST))
                        .toList());
                seen = present;
            }
        } catch (IOException | RuntimeException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("directory", settings.imagesDir())
                    .log("Golden images could not be read");
        }
    }

    /** Waits for a look that is under way: interrupting one would break its database connection. */
    private synchronized void stopLooking() {
        stopped = true;
    }

    private synchronized void startLooking() {
        stopped = false;
    }

    private void register(List<Path> manifests) {
        var usable = new ArrayList<GoldenImage>();
        for (var manifest : manifests) {
            try {
                var image = GoldenImage.read(manifest);
                if (!images.isOffered(image.manifest())) {
                    image.requireIntact();
                }
                usable.add(image);
            } catch (UnusableImage e) {
                LOG.atWarn().setCause(e).addKeyValue("manifest", manifest).log("A golden image is not offered");
            }
        }
        transaction.executeWithoutResult(status -> offer(usable));
    }

    private void offer(List<GoldenImage> usable) {
        images.lock();
        var now = clock.instant();
        var names = new HashSet<String>();
        for (var image : usable) {
            var manifest = image.manifest();
            if (!names.add(manifest.name())) {
                LOG.atWarn().addKeyValue("image", manifest.name()).log("Two manifests give the same image name");
            } else if (!images.isOffered(manifest)) {
                images.offer(new ImageId(ids.next(ImageId.PREFIX)), image, now);
                changes.fleetChanged(manifest.name());
                LOG.atInfo().addKeyValue("image", manifest.name()).log("A golden image is offered");
            }
        }
        for (var retired : images.retireOthers(names, now)) {
            changes.fleetChanged(retired);
            LOG.atWarn().addKeyValue("image", retired).log("A golden image is no longer offered: its file is gone");
        }
    }

    /** When each file was last written: an image whose file comes after its manifest is looked at again. */
    private Map<Path, FileTime> files() throws IOException {
        var found = new TreeMap<Path, FileTime>();
        try (var entries = Files.newDirectoryStream(settings.imagesDir(), Files::isRegularFile)) {
            for (var entry : entries) {
                found.put(entry.toAbsolutePath(), Files.getLastModifiedTime(entry));
            }
        }
        return found;
    }
}
