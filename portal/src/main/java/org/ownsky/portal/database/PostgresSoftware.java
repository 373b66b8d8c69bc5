package org.ownsky.portal.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked from the class path once for each version. */
final class PostgresSoftware {

    private final Path home;
    private final boolean root;

    private PostgresSoftware(Path home, boolean root) {
        this.home = home;
        this.root = root;
    }

    /** Unpacks into a folder below {@code directory}, unless an earlier start did. */
    static PostgresSoftware unpackedIn(Path directory) throws IOException {
        var archive = archive();
        var home = directory.resolve("software-" + checksum(archive));
        if (!Files.isDirectory(home)) {
            unpack(archive, home);
        }
        return new PostgresSoftware(home, isOwnedByRoot(directory));
    }

    /**
     * Runs one of the programs to its end.
     *
     * <p>PostgreSQL refuses to run as root. A user namespace without any mapping takes root's powers away and still lets
     * the process own root's files.
     *
     * @throws DatabaseUnavailableException with the program's own last words, when it fails
     */
    void run(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (root) {
            command.addAll(List.of("unshare", "--user", "--"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        // A file, not a pipe: a server that was started by the program would keep the pipe open.
        var output = Files.createTempFile(home.getParent(), program, ".out");
        try {
            var exit = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new DatabaseUnavailableException("PostgreSQL's %s failed with exit code %d: %s"
                        .formatted(program, exit, Files.readString(output).strip()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailableException("Interrupted while PostgreSQL's %s ran".formatted(program), e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static URL archive() {
        var architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        var name = switch (architecture) {
            case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
            case "aarch64", "arm64" -> "postgres-linux-arm_64.txz";
            default ->
                throw new DatabaseUnavailableException(
                        "Ownsky brings no PostgreSQL for the architecture %s. Run one yourself and set OWNSKY_DATABASE_URL."
                                .formatted(architecture));
        };
        var archive = PostgresSoftware.class.getClassLoader().getResource(name);
        if (archive == null) {
            throw new DatabaseUnavailableException(
                    "This build of Ownsky brings no PostgreSQL. Run one yourself and set OWNSKY_DATABASE_URL.");
        }
        return archive;
    }

    /** From the jar's directory: no need to read the archive. */
    private static String checksum(URL archive) throws IOException {
        var connection = (JarURLConnection) archive.openConnection();
        return Long.toHexString(connection.getJarEntry().getCrc());
    }

    private static void unpack(URL archive, Path home) throws IOException {
        var unfinished = home.resolveSibling(home.getFileName() + ".new");
        FileSystemUtils.deleteRecursively(unfinished);
        Files.createDirectories(unfinished);
        try (InputStream raw = new BufferedInputStream(archive.openStream());
                var tar = new TarArchiveInputStream(new XZInputStream(raw))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(tar, entry, unfinished);
            }
        }
        Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path home) throws IOException {
        var target = entry.resolveIn(home);
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        if ((entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static boolean isOwnedByRoot(Path directory) throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(directory, "unix:uid"));
    }
}
