package org.ownsky.provisioning.driver.iscsi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ownsky.provisioning.driver.spi.DriverException;

class ControllerAddressTest {
    @Test
    void hasAFolderAndAPortal() {
        ControllerAddress address = ControllerAddress.parse(URI.create("iscsi:///srv/store?portal=10.78.0.1:3260"));

        assertThat(address).isEqualTo(new ControllerAddress(Path.of("/srv/store"), "10.78.0.1", 3260));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iscsi:///srv/store",
                "iscsi:///srv/store?portal=10.78.0.1",
                "iscsi:///srv/a%2Cb?portal=10.78.0.1:3260",
                "tgt:///srv/store?portal=10.78.0.1:3260",
                "iscsi:///srv/"
                        + "a23456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"
                        + "?portal=10.78.0.1:3260"
            })
    void whatIsNoAddressIsRefused(String text) {
        assertThatThrownBy(() -> ControllerAddress.parse(URI.create(text))).isInstanceOf(DriverException.class);
    }
}
