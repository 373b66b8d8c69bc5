package org.ownsky.portal.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpSecretTest {
    /** RFC 6238, appendix B. */
    private static final byte[] KEY = "12345678901234567890".getBytes(US_ASCII);

    private static final Instant NOW = Instant.parse("2026-05-04T08:00:10Z");

    @ParameterizedTest
    @CsvSource({
        "59, 94287082",
        "1111111109, 07081804",
        "1111111111, 14050471",
        "1234567890, 89005924",
        "2000000000, 69279037",
        "20000000000, 65353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        var step = TotpSecret.step(Instant.ofEpochSecond(second));

        assertThat(TotpSecret.code(KEY, step, 8)).isEqualTo(code);
        assertThat(TotpSecret.of(KEY).code(step)).isEqualTo(code.substring(2));
    }

    @Test
    void codeOfTheStepBeforeAndAfterIsTakenAndNoOther() {
        var secret = TotpSecret.of(KEY);
        for (var skew = -3; skew <= 3; skew++) {
            var code = secret.code(TotpSecret.step(NOW) + skew);

            assertThat(secret.stepOf(code, NOW).isPresent())
                    .as("%d steps away", skew)
                    .isEqualTo(Math.abs(skew) <= 1);
        }
    }

    @Test
    void stepSaysWhichCodeItWas() {
        var secret = TotpSecret.of(KEY);
        var next = NOW.plus(Duration.ofSeconds(30));

        assertThat(secret.stepOf(secret.code(TotpSecret.step(next)), NOW)).hasValue(TotpSecret.step(next));
    }

    @Test
    void whatIsNoCodeIsNone() {
        var secret = TotpSecret.of(KEY);

        assertThat(secret.stepOf("", NOW)).isEmpty();
        assertThat(secret.stepOf("１２３４５６", NOW)).isEmpty();
        assertThat(secret.stepOf("0".repeat(10_000), NOW)).isEmpty();
    }

    @Test
    void addressNamesIssuerAndAccountAsAppsReadThem() {
        assertThat(TotpSecret.of(KEY).address("Ownsky", "Ada & Co"))
                .isEqualTo("otpauth://totp/Ownsky:Ada%20%26%20Co?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Ownsky&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void secretDoesNotShowInLogs() {
        assertThat(TotpSecret.of(KEY)).asString().doesNotContain("GEZDG");
    }
}
