package org.ownsky.provisioning.driver.iscsi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ownsky.provisioning.driver.spi.VolumeAccess;
import org.ownsky.provisioning.driver.spi.VolumeName;

class AccessTest {
    private static final VolumeName VOLUME = VolumeName.data("vol-0b41d7f2c9a6e3815");
    private static final VolumeAccess WHO = new VolumeAccess("i-0b41d7f2c9a6e3816", "10.78.0.11", true);

    @Test
    void readsWhatItWrote() {
        Access access = Access.create(VOLUME, WHO, new SecureRandom());

        assertThat(Access.parse("vol-0b41d7f2c9a6e3815.i-0b41d7f2c9a6e3816", access.toLines(Path.of("/srv/data"))))
                .contains(access);
        assertThat(access.target()).isEqualTo("iqn.2026-11.org.ownsky:vol-0b41d7f2c9a6e3815.i-0b41d7f2c9a6e3816");
    }

    @Test
    void eachHasAPasswordOfItsOwnAndKeepsItToItself() {
        Access one = Access.create(VOLUME, WHO, new SecureRandom());
        Access two = Access.create(VOLUME, WHO, new SecureRandom());

        assertThat(one.secret()).isNotEqualTo(two.secret());
        assertThat(one.toString()).doesNotContain(one.secret().password());
    }

    @Test
    void halfAnAccessIsNone() {
        assertThat(Access.parse("vol-0b41d7f2c9a6e3815.i-0b41d7f2c9a6e3816", List.of("user=a", "address=127.0.0.1")))
                .isEmpty();
    }
}
