package org.ownsky.provisioning.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ownsky.provisioning.driver.spi.DriverException;
import org.ownsky.provisioning.driver.spi.SeedSpec;

class NoCloudSeedTest {
    @Test
    void metaDataIsPlainYaml() {
        SeedSpec seed = new SeedSpec(
                "i-0b41d7f2c9a6e3815",
                "web-1",
                List.of("ssh-ed25519 AAAA me@example", "ssh-rsa BBBB it's: \"mine\" # really\n"),
                "");

        assertThat(NoCloudSeed.metaData(seed)).isEqualTo("""
                instance-id: 'i-0b41d7f2c9a6e3815'
                local-hostname: 'web-1'
                public-keys:
                  - 'ssh-ed25519 AAAA me@example'
                  - 'ssh-rsa BBBB it''s: "mine" # really'
                """);
    }

    @Test
    void withoutKeysThereIsNoList() {
        assertThat(NoCloudSeed.metaData(new SeedSpec("i-1", "web", List.of(), "")))
                .doesNotContain("public-keys");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-web", "web-", "Web", "web.example", "a b", "web\n", "ü"})
    void hostNameIsADnsLabel(String hostName) {
        SeedSpec seed = new SeedSpec("i-1", hostName, List.of(), "");

        assertThatThrownBy(() -> NoCloudSeed.metaData(seed)).isInstanceOf(DriverException.class);
    }

    @Test
    void keyWithALineBreakInItIsRefused() {
        SeedSpec seed = new SeedSpec("i-1", "web", List.of("ssh-ed25519 AAAA\nruncmd: [reboot]"), "");

        assertThatThrownBy(() -> NoCloudSeed.metaData(seed)).isInstanceOf(DriverException.class);
    }
}
