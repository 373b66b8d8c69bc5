package org.ownsky.provisioning.snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.IdFormat;
import org.springframework.stereotype.Component;

/** The directory with a file for each snapshot, named by its id. What is being written has another name until it is whole. */
@Component
class BackupStore {
    private static final String WHOLE = ".qcow2";
    private static final String PART = ".part";
    private static final String APART = "set-apart";

    private final Path directory;

    BackupStore(BackupSettings settings) {
        this.directory = settings.directory().toAbsolutePath().normalize();
    }

    /** The file of a whole snapshot. */
    Path file(SnapshotId id) {
        return directory.resolve(id + WHOLE);
    }

    /** Where a snapshot is written; the directory is there when this returns. */
    Path draft(SnapshotId id) {
        try {
            if (!Files.isDirectory(directory)) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
        return directory.resolve(id + PART);
    }

    /** The draft is the snapshot from now on. Again is fine; without either there is nothing to keep, and that is said. */
    void keep(SnapshotId id) {
        var draft = draft(id);
        try {
            if (Files.exists(draft)) {
                Files.move(draft, file(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else if (!has(id)) {
                throw new NoSuchFileException(draft.toString());
            }
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    /** Whole or in parts; again is fine. */
    void delete(SnapshotId id) {
        try {
            Files.deleteIfExists(file(id));
            Files.deleteIfExists(directory.resolve(id + PART));
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    boolean has(SnapshotId id) {
        return Files.isRegularFile(file(id));
    }

    /** Ids of all files there, whole or in parts. */
    Set<SnapshotId> ids() throws IOException {
        if (!Files.isDirectory(directory)) {
            return Set.of();
        }
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(WHOLE) || name.endsWith(PART))
                    .map(name -> name.substring(0, name.lastIndexOf('.')))
                    .filter(name -> IdFormat.matches(SnapshotId.PREFIX, name))
                    .map(SnapshotId::new)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** Moves what there is of it to the folder of things that belong to nobody. */
    void setApart(SnapshotId id) throws IOException {
        var apart = directory.resolve(APART);
        Files.createDirectories(apart);
        for (var file : List.of(file(id), directory.resolve(id + PART))) {
            if (Files.exists(file)) {
                Files.move(file, apart.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private CloudException unavailable(IOException cause) {
        return CloudException.of(
                new CloudError.Unavailable("The backup store", "its directory cannot be written to"),
                directory + ": " + cause.getMessage(),
                cause);
    }
}
