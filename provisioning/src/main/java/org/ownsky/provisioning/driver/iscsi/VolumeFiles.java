package org.ownsky.provisioning.driver.iscsi;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.CopyProgress;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.DriverException.Kind;
import org.ownsky.provisioning.driver.spi.VolumeCopy;
import org.ownsky.provisioning.driver.spi.VolumeFacts;
import org.ownsky.provisioning.driver.spi.VolumeName;
import org.ownsky.provisioning.driver.spi.copy.MeasuredInput;
import org.ownsky.provisioning.driver.spi.copy.MeasuredOutput;
import org.ownsky.provisioning.driver.spi.copy.SelfContained;

/** Volumes as sparse raw files; one that is empty is half-made. What takes long is made beside and moved in whole. */
final class VolumeFiles {
    private static final Duration LISTING = Duration.ofSeconds(30);
    private static final Duration COPYING = Duration.ofMinutes(10);
    /** What {@code find} counts in. */
    private static final long BLOCK = 512;

    private static final Pattern LINE = Pattern.compile("(\\S+) ([0-9]+) ([0-9]+)");

    private final ControllerAddress address;

    VolumeFiles(ControllerAddress address) {
        this.address = address;
    }

    Path path(VolumeName name) {
        return address.volumes().resolve(name.value());
    }

    VolumeName create(VolumeName name, Bytes size) throws IOException {
        Path file = path(name);
        long present = Files.exists(file) ? Files.size(file) : 0;
        if (present == 0) {
            resize(file, size);
        } else if (present != size.value()) {
            throw new DriverException(
                    Kind.REFUSED, "Volume " + name + " exists with " + new Bytes(present) + ", not " + size);
        }
        return name;
    }

    void grow(VolumeName name, Bytes size) throws IOException {
        requireWhole(name);
        Bytes present = new Bytes(Files.size(path(name)));
        if (size.compareTo(present) < 0) {
            throw new DriverException(
                    Kind.REFUSED, "Volume " + name + " has " + present + " and cannot shrink to " + size);
        }
        resize(path(name), size);
    }

    void delete(VolumeName name) throws IOException {
        Files.deleteIfExists(path(name));
        Files.deleteIfExists(part(name));
    }

    void requireWhole(VolumeName name) throws IOException {
        if (!Files.exists(path(name)) || Files.size(path(name)) == 0) {
            throw new DriverException(Kind.NOT_FOUND, "No volume " + name);
        }
    }

    /** By {@code find}, since Java does not tell how much of a sparse file is there. */
    List<VolumeFacts> facts() {
        String listing = Programs.run(
                LISTING,
                "find",
                address.volumes().toString(),
                "-maxdepth",
                "1",
                "-type",
                "f",
                "-printf",
                "%f %s %b\\n");
        return listing.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .filter(line -> VolumeName.isOurs(line.group(1)))
                .map(line -> new VolumeFacts(
                        new VolumeName(line.group(1)),
                        new Bytes(Long.parseLong(line.group(2))),
                        new Bytes(Long.parseLong(line.group(3)) * BLOCK)))
                .toList();
    }

    VolumeCopy export(VolumeName name, Path file, CopyProgress progress) {
        boolean whole = false;
        try {
            Bytes size = new Bytes(Files.size(path(name)));
            convert(path(name), "raw", file, "qcow2");
            VolumeCopy copy = measured(file, size, progress);
            whole = true;
            return copy;
        } catch (IOException e) {
            throw failed("The copy of volume " + name, e);
        } finally {
            if (!whole) {
                discard(file);
            }
        }
    }

    void restore(VolumeName name, VolumeCopy copy, CopyProgress progress) {
        try {
            long present = Files.exists(path(name)) ? Files.size(path(name)) : 0;
            if (present == copy.size().value()) {
                return;
            }
            if (present != 0) {
                throw new DriverException(Kind.REFUSED, "Volume " + name + " exists with " + new Bytes(present));
            }
            requireIntact(copy, progress);
            convert(copy.file(), "qcow2", part(name), "raw");
            if (Files.size(part(name)) != copy.size().value()) {
                throw new DriverException(
                        Kind.REFUSED,
                        "The copy " + copy.file() + " holds a disk of " + new Bytes(Files.size(part(name)))
                                + ", not of " + copy.size());
            }
            Files.move(part(name), path(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            throw new DriverException(Kind.NOT_FOUND, "No copy " + copy.file(), e);
        } catch (IOException e) {
            throw failed("Volume " + name, e);
        } finally {
            discard(part(name));
        }
    }

    static DriverException failed(String what, IOException failure) {
        boolean full =
                String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("no space left on device");
        return new DriverException(full ? Kind.NO_SPACE : Kind.FAILED, what + ": " + failure.getMessage(), failure);
    }

    private Path part(VolumeName name) {
        return address.parts().resolve(name.value());
    }

    private static void resize(Path file, Bytes size) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.setLength(size.value());
            content.getFD().sync();
        }
    }

    private static void convert(Path from, String fromFormat, Path to, String toFormat) {
        String _ = Programs.run(
                COPYING, "qemu-img", "convert", "-f", fromFormat, "-O", toFormat, from.toString(), to.toString());
    }

    private static VolumeCopy measured(Path file, Bytes size, CopyProgress progress) throws IOException {
        try (InputStream content = Files.newInputStream(file);
                MeasuredOutput measured =
                        new MeasuredOutput(OutputStream.nullOutputStream(), Files.size(file), progress)) {
            content.transferTo(measured);
            return measured.copy(file, size);
        }
    }

    private static void requireIntact(VolumeCopy copy, CopyProgress progress) throws IOException {
        try (InputStream content = new BufferedInputStream(Files.newInputStream(copy.file()));
                MeasuredInput measured =
                        new MeasuredInput(content, copy.stored().value(), progress)) {
            byte[] head = measured.readNBytes(SelfContained.HEAD);
            measured.requireDigest(copy);
            SelfContained.require(head, copy.file());
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It is written anew the next time.
        }
    }
}
