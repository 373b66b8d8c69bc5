package org.ownsky.portal.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** One PostgreSQL cluster on disk: {@code data/}, its password and log, and the lock that one Ownsky holds on them. */
final class PostgresCluster {

    private static final Logger log = LoggerFactory.getLogger(PostgresCluster.class);

    private final Path directory;
    private final FileChannel lock;
    private final PostgresSoftware software;

    private PostgresCluster(Path directory, FileChannel lock, PostgresSoftware software) {
        this.directory = directory;
        this.lock = lock;
        this.software = software;
    }

    /** The lock goes with the process, however that ends; a second Ownsky on the same folder is refused. */
    static PostgresCluster claim(Path configured) throws IOException {
        var directory = configured.toAbsolutePath().normalize();
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        var lock = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!isFree(lock)) {
                throw new DatabaseUnavailableException(
                        "Another Ownsky works with the database in %s. Stop it first (bin/down), or give this one a database by OWNSKY_DATABASE_URL."
                                .formatted(directory));
            }
            return new PostgresCluster(directory, lock, PostgresSoftware.unpackedIn(directory));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    Postmaster startOrAdopt() throws IOException {
        if (!Files.isDirectory(data())) {
            initialize();
        }
        var leftover = Postmaster.running(data());
        if (leftover.isPresent()) {
            log.info(
                    "Taking over PostgreSQL's process {}, which an earlier Ownsky left",
                    leftover.get().processId());
            return leftover.get();
        }
        return start(freePort());
    }

    Postmaster start(int port) throws IOException {
        Files.deleteIfExists(Postmaster.fileIn(data()));
        Files.writeString(data().resolve("ownsky.conf"), PostgresSettings.forPort(port));
        software.run(
                "pg_ctl",
                "start",
                "-w",
                "-t",
                "300",
                "-D",
                data().toString(),
                "-l",
                logFile().toString());
        return Postmaster.running(data())
                .orElseThrow(() ->
                        new DatabaseUnavailableException("PostgreSQL ended right after its start; see " + logFile()));
    }

    /** Ends sessions and writes everything out; nothing is left to recover. */
    void stop() throws IOException {
        if (Postmaster.running(data()).isPresent()) {
            software.run("pg_ctl", "stop", "-w", "-t", "60", "-m", "fast", "-D", data().toString());
        }
    }

    void release() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String password() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    /** Built beside its place and moved there when complete, so that a crash leaves no half a cluster. */
    private void initialize() throws IOException {
        log.info("Creating Ownsky's database in {}", directory);
        var unfinished = directory.resolve("data.new");
        FileSystemUtils.deleteRecursively(unfinished);
        writePassword();
        software.run(
                "initdb",
                "--pgdata=" + unfinished,
                "--username=" + EmbeddedPostgres.USER,
                "--pwfile=" + passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
        Files.writeString(unfinished.resolve("postgresql.conf"), "include 'ownsky.conf'\n", StandardOpenOption.APPEND);
        Files.move(unfinished, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void writePassword() throws IOException {
        var random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(passwordFile());
        Files.createFile(
                passwordFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile(), HexFormat.of().formatHex(random));
    }

    private Path data() {
        return directory.resolve("data");
    }

    private Path logFile() {
        return directory.resolve("server.log");
    }

    private Path passwordFile() {
        return directory.resolve("password");
    }

    private static boolean isFree(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
