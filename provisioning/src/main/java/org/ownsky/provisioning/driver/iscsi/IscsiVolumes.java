package org.ownsky.provisioning.driver.iscsi;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.AttachedDisk;
import org.ownsky.provisioning.driver.spi.BackendFacts;
import org.ownsky.provisioning.driver.spi.CopyProgress;
import org.ownsky.provisioning.driver.spi.DiskSource;
import org.ownsky.provisioning.driver.spi.DomainFacts;
import org.ownsky.provisioning.driver.spi.DomainState;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;
import org.ownsky.provisioning.driver.spi.VolumeAccess;
import org.ownsky.provisioning.driver.spi.VolumeBackend;
import org.ownsky.provisioning.driver.spi.VolumeCopy;
import org.ownsky.provisioning.driver.spi.VolumeFacts;
import org.ownsky.provisioning.driver.spi.VolumeName;

/**
 * Volumes as files that {@code tgtd} hands out. Files are the truth, volumes as much as accesses: a daemon that was killed is
 * given its targets again when it comes back, by the script that keeps it running.
 */
public final class IscsiVolumes implements VolumeBackend {
    public static final String KIND = "iscsi";

    private final ControllerAddress address;
    private final VolumeFiles files;
    private final AccessBook book;
    private final Targets targets;
    private final SecureRandom random = new SecureRandom();
    /** File locks keep processes apart, but not threads of one. */
    private final ReentrantLock threads = new ReentrantLock();

    public IscsiVolumes(ControllerAddress address) {
        this.address = address;
        this.files = new VolumeFiles(address);
        this.book = new AccessBook(address);
        this.targets = new Targets(new TgtControl(address.control()));
    }

    @Override
    public BackendFacts facts() {
        return locked(() -> {
            FileStore store = Files.getFileStore(address.volumes());
            return new BackendFacts(KIND, new Bytes(store.getTotalSpace()), new Bytes(store.getUsableSpace()));
        });
    }

    @Override
    public void create(VolumeName name, Bytes size) {
        VolumeName _ = locked(() -> files.create(name, size));
    }

    @Override
    public void grow(VolumeName name, Bytes size, Optional<AttachedDisk> attached) {
        boolean running = attached.flatMap(disk -> disk.node().domain(disk.domain()))
                .filter(facts -> facts.state() == DomainState.RUNNING)
                .isPresent();
        VolumeName _ = locked(() -> {
            files.grow(name, size);
            for (Access access : book.of(name)) {
                targets.resize(access, files.path(name));
            }
            return name;
        });
        attached.ifPresent(disk -> {
            disk.node().growDisk(disk.domain(), disk.serial(), size);
            if (running) {
                resume(disk);
            }
        });
    }

    /** A guest that wrote in the very moment stands still since then; its writes are done again when it goes on. */
    private static void resume(AttachedDisk disk) {
        Optional<DomainFacts> facts = disk.node().domain(disk.domain());
        if (facts.filter(domain -> domain.state() == DomainState.PAUSED).isPresent()) {
            disk.node().start(disk.domain());
        }
    }

    @Override
    public void delete(VolumeName name) {
        VolumeName _ = locked(() -> {
            List<Access> accesses = book.of(name);
            if (!accesses.isEmpty()) {
                throw new DriverException(
                        Kind.REFUSED,
                        "Volume " + name + " is still open to "
                                + accesses.getFirst().who().instance());
            }
            files.delete(name);
            return name;
        });
    }

    @Override
    public List<VolumeFacts> volumes() {
        return locked(files::facts);
    }

    @Override
    public DiskSource open(VolumeName name, VolumeAccess who) {
        return locked(() -> {
            files.requireWhole(name);
            requireAlone(name, who);
            Optional<Access> present = book.find(name, who.instance());
            if (present.isPresent() && !present.get().who().equals(who)) {
                targets.close(name, who.instance());
                book.remove(name, who.instance());
                present = Optional.empty();
            }
            Access access = present.orElseGet(() -> Access.create(name, who, random));
            book.write(access);
            targets.open(access, files.path(name));
            return new DiskSource.IscsiDisk(
                    address.host(), address.port(), access.target(), Access.LUN, access.secret());
        });
    }

    @Override
    public void close(VolumeName name, String instance) {
        VolumeName _ = locked(() -> {
            targets.close(name, instance);
            book.remove(name, instance);
            return name;
        });
    }

    @Override
    public VolumeCopy export(VolumeName name, Path file, CopyProgress progress) {
        boolean _ = locked(() -> {
            files.requireWhole(name);
            for (Access access : book.of(name)) {
                if (targets.connected(access)) {
                    throw new DriverException(
                            Kind.REFUSED, "Instance " + access.who().instance() + " is using volume " + name);
                }
            }
            return true;
        });
        return files.export(name, file, progress);
    }

    @Override
    public void restore(VolumeName name, VolumeCopy copy, CopyProgress progress) {
        VolumeName _ = locked(() -> name);
        files.restore(name, copy, progress);
    }

    @Override
    public void close() {}

    /** A target does not know who writes to its volume elsewhere, so this is seen to here. */
    private void requireAlone(VolumeName name, VolumeAccess who) throws IOException {
        book.of(name).stream()
                .filter(other -> !other.who().instance().equals(who.instance()))
                .filter(other -> !other.who().readOnly() || !who.readOnly())
                .findAny()
                .ifPresent(other -> {
                    throw new DriverException(
                            Kind.REFUSED,
                            "Volume " + name + " is open to " + other.who().instance()
                                    + ", and two share one only if both just read");
                });
    }

    private <T> T locked(FileWork<T> work) {
        threads.lock();
        try {
            Files.createDirectories(address.volumes());
            Files.createDirectories(address.parts());
            Files.createDirectories(address.accesses());
            try (FileChannel channel =
                            FileChannel.open(address.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                return work.run();
            }
        } catch (IOException e) {
            throw VolumeFiles.failed("The storage controller at " + address.folder(), e);
        } finally {
            threads.unlock();
        }
    }

    @FunctionalInterface
    private interface FileWork<T> {
        T run() throws IOException;
    }
}
