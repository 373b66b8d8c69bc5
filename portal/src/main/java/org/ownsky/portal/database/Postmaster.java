package org.ownsky.portal.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A PostgreSQL server process as its {@code postmaster.pid} tells it. The lines of that file: process id, data
 * directory, start time, port, socket directory, listen address, shared memory, status.
 */
record Postmaster(long processId, int port) {

    private static final int PROCESS_ID = 0;
    private static final int PORT = 3;

    static Path fileIn(Path data) {
        return data.resolve("postmaster.pid");
    }

    /**
     * The server that works on this data directory now, if one does. After a crash the file may name a process that
     * is gone, or one that got the same number since; such a server is not running.
     */
    static Optional<Postmaster> running(Path data) {
        return read(data).filter(postmaster -> postmaster.worksOn(data));
    }

    ProcessHandle process() {
        return ProcessHandle.of(processId)
                .orElseThrow(() -> new DatabaseUnavailableException(
                        "PostgreSQL's process %d ended right after its start".formatted(processId)));
    }

    private static Optional<Postmaster> read(Path data) {
        try {
            List<String> lines = Files.readAllLines(fileIn(data));
            if (lines.size() <= PORT) {
                return Optional.empty();
            }
            return Optional.of(new Postmaster(
                    Long.parseLong(lines.get(PROCESS_ID).strip()),
                    Integer.parseInt(lines.get(PORT).strip())));
        } catch (NoSuchFileException | NumberFormatException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new DatabaseUnavailableException("Can't read " + fileIn(data), e);
        }
    }

    /** A server's working directory is its data directory; nothing else's is. */
    private boolean worksOn(Path data) {
        try {
            return Files.isSameFile(Path.of("/proc", Long.toString(processId), "cwd"), data);
        } catch (IOException _) {
            return false;
        }
    }
}
