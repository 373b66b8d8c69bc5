package org.ownsky.provisioning.driver.libvirt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The system use entries (IEEE P1281 and P1282) that give files of an ISO 9660 volume their names and modes. */
final class RockRidge {
    private static final byte[] SYSTEM_USE = {'S', 'P', 7, 1, (byte) 0xbe, (byte) 0xef, 0};

    private RockRidge() {}

    /** For the root's own record: says that Rock Ridge is in use. */
    static byte[] root(int mode) {
        byte[] identifier = "RRIP_1991A".getBytes(US_ASCII);
        byte[] reference = ByteBuffer.allocate(8 + identifier.length)
                .put((byte) 'E')
                .put((byte) 'R')
                .put((byte) (8 + identifier.length))
                .put((byte) 1)
                .put((byte) identifier.length)
                .put((byte) 0)
                .put((byte) 0)
                .put((byte) 1)
                .put(identifier)
                .array();
        byte[] attributes = attributes(mode, 2);
        return ByteBuffer.allocate(SYSTEM_USE.length + attributes.length + reference.length)
                .put(SYSTEM_USE)
                .put(attributes)
                .put(reference)
                .array();
    }

    /** Mode and links; everything is root's. */
    static byte[] attributes(int mode, int links) {
        ByteBuffer entry = ByteBuffer.allocate(36);
        entry.put((byte) 'P').put((byte) 'X').put((byte) 36).put((byte) 1);
        for (int value : new int[] {mode, links, 0, 0}) {
            entry.order(ByteOrder.LITTLE_ENDIAN).putInt(value);
            entry.order(ByteOrder.BIG_ENDIAN).putInt(value);
        }
        return entry.array();
    }

    static byte[] file(String name, int mode) {
        byte[] letters = name.getBytes(US_ASCII);
        byte[] attributes = attributes(mode, 1);
        return ByteBuffer.allocate(attributes.length + 5 + letters.length)
                .put(attributes)
                .put((byte) 'N')
                .put((byte) 'M')
                .put((byte) (5 + letters.length))
                .put((byte) 1)
                .put((byte) 0)
                .put(letters)
                .array();
    }
}
