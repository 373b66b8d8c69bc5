package org.ownsky.provisioning.instance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostNameTest {

    @ParameterizedTest
    @CsvSource({
        "web-1, web-1",
        "Web Server 1, web-server-1",
        "forecast_api.blue, forecast-api-blue",
        "Bjørn Çelik, bj-rn-celik",
        "a-, a",
        "日本, i-0",
        "x1234567890123456789012345678901234567890123456789012345678901-y, x1234567890123456789012345678901234567890123456789012345678901"
    })
    void aHostNameIsADnsLabel(String name, String expected) {
        assertThat(HostName.from(name, "i-0")).isEqualTo(expected);
    }
}
