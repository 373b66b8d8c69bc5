package org.ownsky.provisioning.driver.spi.copy;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.ownsky.provisioning.driver.spi.DriverException;

class SelfContainedTest {
    private static final Path FILE = Path.of("copy");

    @Test
    void fileThatStandsOnNoOtherIsTaken() {
        assertThatCode(() -> SelfContained.require(header(3, 0, 0), FILE)).doesNotThrowAnyException();
        assertThatCode(() -> SelfContained.require(header(2, 0, -1), FILE)).doesNotThrowAnyException();
    }

    @Test
    void fileThatNamesAnotherIsRefused() {
        assertRefused(header(3, 512, 0));
        assertRefused(header(2, 512, 0));
        assertRefused(header(3, 0, 4));
    }

    @Test
    void whatIsNoImageIsRefused() {
        assertRefused(new byte[0]);
        assertRefused(new byte[SelfContained.HEAD]);
    }

    private static void assertRefused(byte[] head) {
        assertThatThrownBy(() -> SelfContained.require(head, FILE)).isInstanceOf(DriverException.class);
    }

    private static byte[] header(int version, long backing, long features) {
        return ByteBuffer.allocate(SelfContained.HEAD)
                .putInt(0, 0x514649fb)
                .putInt(4, version)
                .putLong(8, backing)
                .putLong(72, features)
                .array();
    }
}
