package org.ownsky.provisioning.driver.iscsi;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ownsky.provisioning.driver.spi.VolumeName;

/** The accesses that were given, as files that only their owner reads. A file is there before its target is. */
final class AccessBook {
    private static final Pattern NAME = Pattern.compile("vol-[0-9a-f]{17}\\.[a-z]+-[0-9a-f]{17}");

    private final ControllerAddress address;

    AccessBook(ControllerAddress address) {
        this.address = address;
    }

    Optional<Access> find(VolumeName volume, String instance) throws IOException {
        return read(Access.name(volume, instance));
    }

    List<Access> of(VolumeName volume) throws IOException {
        try (Stream<Path> files = Files.list(address.accesses())) {
            List<String> names = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> NAME.matcher(name).matches())
                    .filter(name -> name.startsWith(volume.owner() + "."))
                    .toList();
            Stream.Builder<Access> found = Stream.builder();
            for (String name : names) {
                read(name).ifPresent(found);
            }
            return found.build().toList();
        }
    }

    void write(Access access) throws IOException {
        Path file = file(Access.name(access.volume(), access.who().instance()));
        Path draft = Files.createTempFile(address.accesses(), "draft-", "", asFileAttribute(fromString("rw-------")));
        String text = String.join(
                        "\n",
                        access.toLines(address.volumes().resolve(access.volume().value()))) + "\n";
        try (FileChannel channel = FileChannel.open(draft, Set.of(StandardOpenOption.WRITE))) {
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    void remove(VolumeName volume, String instance) throws IOException {
        Files.deleteIfExists(file(Access.name(volume, instance)));
    }

    private Optional<Access> read(String name) throws IOException {
        try {
            return Access.parse(name, Files.readAllLines(file(name)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Path file(String name) {
        return address.accesses().resolve(name);
    }
}
