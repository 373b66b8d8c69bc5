package org.ownsky.provisioning.driver.libvirt;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reads what was written with offsets taken from ECMA-119 and IEEE P1282, not with the writer's code. */
class IsoImageTest {
    private static final int SECTOR = 2048;
    private static final String LONG_TEXT = "ä".repeat(5000);

    private final byte[] image = IsoImage.write(
            "cidata",
            List.of(
                    new IsoImage.File("meta-data", "instance-id: x\n"),
                    new IsoImage.File("user-data", LONG_TEXT),
                    new IsoImage.File("vendor-data", "")));
    private final ByteBuffer volume = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);

    @Test
    void descriptorNamesTheVolumeAndItsSize() {
        assertThat(text(16 * SECTOR + 1, 5)).isEqualTo("CD001");
        // blkid and guests without it look for the label here.
        assertThat(text(32808, 32).strip()).isEqualTo("cidata");
        assertThat(volume.getInt(16 * SECTOR + 80) * SECTOR).isEqualTo(image.length);
        assertThat(volume.getShort(16 * SECTOR + 128)).isEqualTo((short) SECTOR);
        assertThat(image[17 * SECTOR]).isEqualTo((byte) 255);
    }

    @Test
    void numbersAreTheSameInBothByteOrders() {
        int size = 16 * SECTOR + 80;
        assertThat(ByteBuffer.wrap(image).order(ByteOrder.BIG_ENDIAN).getInt(size + 4))
                .isEqualTo(volume.getInt(size));
    }

    @Test
    void filesHaveTheirNamesAndContents() {
        assertThat(files())
                .containsExactly(
                        Map.entry("meta-data", "instance-id: x\n"),
                        Map.entry("user-data", LONG_TEXT),
                        Map.entry("vendor-data", ""));
    }

    @Test
    void rootSaysThatRockRidgeIsInUse() {
        int root = volume.getInt(16 * SECTOR + 156 + 2) * SECTOR;
        assertThat(text(root + 34, 2)).isEqualTo("SP");
        assertThat(volume.getShort(root + 34 + 4)).isEqualTo((short) 0xefbe);
    }

    @Test
    void sameInputGivesTheSameBytes() {
        assertThat(IsoImage.write("cidata", List.of(new IsoImage.File("meta-data", "a"))))
                .isEqualTo(IsoImage.write("cidata", List.of(new IsoImage.File("meta-data", "a"))));
    }

    private Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        int record = volume.getInt(16 * SECTOR + 156 + 2) * SECTOR;
        while (image[record] != 0) {
            int identifier = image[record + 32];
            boolean folder = (image[record + 25] & 2) != 0;
            if (!folder) {
                int begin = volume.getInt(record + 2) * SECTOR;
                int length = volume.getInt(record + 10);
                int systemUse = record + 33 + identifier + (identifier + 1) % 2;
                files.put(
                        alternateName(systemUse, record + Byte.toUnsignedInt(image[record])),
                        new String(image, begin, length, UTF_8));
            }
            record += Byte.toUnsignedInt(image[record]);
        }
        return files;
    }

    private String alternateName(int begin, int end) {
        for (int entry = begin; entry < end - 3; entry += image[entry + 2]) {
            if (text(entry, 2).equals("NM")) {
                return text(entry + 5, image[entry + 2] - 5);
            }
        }
        return "";
    }

    private String text(int offset, int length) {
        return new String(image, offset, length, US_ASCII);
    }
}
