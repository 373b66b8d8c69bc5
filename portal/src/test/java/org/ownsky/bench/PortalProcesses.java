package org.ownsky.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processes of a running portal, its PostgreSQL included, as Linux tells about them in {@code /proc}. */
final class PortalProcesses {

    /** Linux counts a process's time in hundredths of a second for everybody who asks (USER_HZ). */
    private static final double TICKS_PER_SECOND = 100;

    private final ProcessHandle portal;
    private final ProcessHandle database;

    PortalProcesses(ProcessHandle portal, Path databaseDirectory) throws IOException {
        this.portal = portal;
        var first =
                Files.readAllLines(databaseDirectory.resolve("postmaster.pid")).getFirst();
        this.database = ProcessHandle.of(Long.parseLong(first.strip())).orElseThrow();
    }

    /** Processor time used so far, of children that have ended as well. */
    double processorSeconds() {
        return all().mapToDouble(PortalProcesses::ticks).sum() / TICKS_PER_SECOND;
    }

    /** Memory in use; what processes share (PostgreSQL's buffers) is counted once. */
    double residentMebibytes() {
        return all().mapToDouble(PortalProcesses::proportionalKibibytes).sum() / 1024;
    }

    private Stream<ProcessHandle> all() {
        return Stream.of(List.of(portal, database), database.descendants().toList())
                .flatMap(List::stream);
    }

    /** Fields 14 to 17 of {@code /proc/PID/stat}; the name before them may hold spaces. */
    private static double ticks(ProcessHandle process) {
        var stat = read(process, "stat");
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Stream.of(fields)
                .skip(11)
                .limit(4)
                .mapToDouble(Double::parseDouble)
                .sum();
    }

    private static double proportionalKibibytes(ProcessHandle process) {
        return read(process, "smaps_rollup")
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .sum();
    }

    private static String read(ProcessHandle process, String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
