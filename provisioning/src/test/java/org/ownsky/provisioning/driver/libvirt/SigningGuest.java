package org.ownsky.provisioning.driver.libvirt;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.ownsky.kernel.Bytes;
import org.ownsky.provisioning.driver.spi.DiskSerial;

/** A guest that writes on each volume, for good, which serial and size it sees it with, whenever that changes. */
final class SigningGuest {
    private static final int PLACE = 4096;
    private static final int LENGTH = 512;
    private static final int SECTOR = 512;

    /** User data for an image with a shell. */
    static final String SCRIPT = """
            #!/bin/sh
            mkdir -p /run/signed
            while :; do
              for disk in /sys/block/vd*; do
                serial=$(cat $disk/serial 2>/dev/null)
                case $serial in vol-*) ;; *) continue ;; esac
                size=$(cat $disk/size)
                [ "$(cat /run/signed/$serial 2>/dev/null)" != "$disk $size" ] || continue
                printf '%s %s\\n' "$serial" "$size" >/run/signature
                dd if=/run/signature of=/dev/${disk##*/} bs=512 seek=8 count=1 conv=sync,notrunc,fsync 2>/dev/null &&
                  echo "$disk $size" >/run/signed/$serial
              done
              sleep 1
            done
            """;

    private SigningGuest() {}

    static String signature(DiskSerial serial, Bytes size) {
        return serial + " " + size.value() / SECTOR;
    }

    /** What is written on the raw disk in this file; empty if nothing is. */
    static String read(Path raw) throws IOException {
        byte[] place = new byte[LENGTH];
        try (RandomAccessFile file = new RandomAccessFile(raw.toFile(), "r")) {
            file.seek(PLACE);
            file.readFully(place);
        }
        return new String(place, StandardCharsets.US_ASCII).replace("\0", "").strip();
    }
}
