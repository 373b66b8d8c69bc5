package org.ownsky.provisioning.driver.libvirt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Writes a small ISO 9660 volume (ECMA-119) with a handful of files in its root. Rock Ridge entries (IEEE P1282) carry the
 * names as they are, since ECMA-119 itself knows upper case only. The same input gives the same bytes.
 */
final class IsoImage {
    /** A text file, in UTF-8; {@code name} is ASCII, at most 64 characters. */
    record File(String name, String text) {
        private byte[] content() {
            return text.getBytes(UTF_8);
        }
    }

    static final int SECTOR = 2048;
    private static final int DESCRIPTOR = 16;
    private static final int TERMINATOR = 17;
    private static final int LITTLE_ENDIAN_PATHS = 18;
    private static final int BIG_ENDIAN_PATHS = 19;
    private static final int ROOT = 20;
    private static final int FIRST_FILE = 21;
    private static final int PATH_TABLE_SIZE = 10;
    private static final int READABLE_FOLDER = 0040555;
    /** User data may hold secrets: in the guest it is root's to read. */
    private static final int PRIVATE_FILE = 0100400;

    private static final byte[] THIS_FOLDER = {0};
    private static final byte[] PARENT_FOLDER = {1};

    private final String label;
    private final List<File> files;
    private final ByteBuffer image;

    private IsoImage(String label, List<File> files) {
        this.label = label;
        this.files = files;
        this.image = ByteBuffer.allocate(SECTOR
                * (FIRST_FILE + files.stream().mapToInt(IsoImage::sectors).sum()));
    }

    /** The volume, a multiple of {@value #SECTOR} bytes; all of {@code files} must fit into one sector of folder. */
    static byte[] write(String label, List<File> files) {
        IsoImage image = new IsoImage(label, files);
        image.writeDescriptor();
        image.writeTerminator();
        image.writePathTables();
        image.writeRoot();
        image.writeFiles();
        return image.image.array();
    }

    private void writeDescriptor() {
        seek(DESCRIPTOR);
        image.put((byte) 1).put("CD001".getBytes(US_ASCII)).put((byte) 1).put((byte) 0);
        text("LINUX", 32);
        text(label, 32);
        image.put(new byte[8]);
        both32(image.capacity() / SECTOR);
        image.put(new byte[32]);
        both16(1);
        both16(1);
        both16(SECTOR);
        both32(PATH_TABLE_SIZE);
        little32(LITTLE_ENDIAN_PATHS);
        little32(0);
        big32(BIG_ENDIAN_PATHS);
        big32(0);
        folderRecord(THIS_FOLDER, new byte[0]);
        text("", 128);
        text("", 128);
        text("", 128);
        text("", 128);
        text("", 37);
        text("", 37);
        text("", 37);
        for (int date = 0; date < 4; date++) {
            image.put("0".repeat(16).getBytes(US_ASCII)).put((byte) 0);
        }
        image.put((byte) 1);
    }

    private void writeTerminator() {
        seek(TERMINATOR);
        image.put((byte) 255).put("CD001".getBytes(US_ASCII)).put((byte) 1);
    }

    /** One entry, the root's. */
    private void writePathTables() {
        seek(LITTLE_ENDIAN_PATHS);
        image.put((byte) 1).put((byte) 0);
        little32(ROOT);
        image.put((byte) 1).put((byte) 0);
        seek(BIG_ENDIAN_PATHS);
        image.put((byte) 1).put((byte) 0);
        big32(ROOT);
        image.put((byte) 0).put((byte) 1);
    }

    private void writeRoot() {
        seek(ROOT);
        folderRecord(THIS_FOLDER, RockRidge.root(READABLE_FOLDER));
        folderRecord(PARENT_FOLDER, RockRidge.attributes(READABLE_FOLDER, 2));
        int sector = FIRST_FILE;
        for (int index = 0; index < files.size(); index++) {
            File file = files.get(index);
            byte[] plainName = "FILE%d.;1".formatted(index).getBytes(US_ASCII);
            record(plainName, sector, file.content().length, false, RockRidge.file(file.name(), PRIVATE_FILE));
            sector += sectors(file);
        }
    }

    private void writeFiles() {
        int sector = FIRST_FILE;
        for (File file : files) {
            seek(sector);
            image.put(file.content());
            sector += sectors(file);
        }
    }

    private void folderRecord(byte[] name, byte[] systemUse) {
        record(name, ROOT, SECTOR, true, systemUse);
    }

    /** A directory record, ECMA-119 9.1. */
    private void record(byte[] name, int sector, int length, boolean folder, byte[] systemUse) {
        int nameEnd = 33 + name.length + (name.length + 1) % 2;
        int recordLength = nameEnd + systemUse.length + systemUse.length % 2;
        int begin = image.position();
        if (begin % SECTOR + recordLength > SECTOR) {
            throw new IllegalArgumentException("Too many files for one sector of folder");
        }
        image.put((byte) recordLength).put((byte) 0);
        both32(sector);
        both32(length);
        image.put(new byte[7]);
        image.put((byte) (folder ? 2 : 0)).put((byte) 0).put((byte) 0);
        both16(1);
        image.put((byte) name.length).put(name);
        image.position(begin + nameEnd);
        image.put(systemUse);
        image.position(begin + recordLength);
    }

    /** An empty file takes a sector too, so that no two files begin at one place. */
    private static int sectors(File file) {
        return Math.max(1, Math.ceilDiv(file.content().length, SECTOR));
    }

    private void seek(int sector) {
        image.position(sector * SECTOR);
    }

    private void text(String value, int width) {
        image.put((value + " ".repeat(width - value.length())).getBytes(US_ASCII));
    }

    private void little32(int value) {
        image.order(ByteOrder.LITTLE_ENDIAN).putInt(value);
    }

    private void big32(int value) {
        image.order(ByteOrder.BIG_ENDIAN).putInt(value);
    }

    private void both32(int value) {
        little32(value);
        big32(value);
    }

    private void both16(int value) {
        image.order(ByteOrder.LITTLE_ENDIAN).putShort((short) value);
        image.order(ByteOrder.BIG_ENDIAN).putShort((short) value);
    }
}
