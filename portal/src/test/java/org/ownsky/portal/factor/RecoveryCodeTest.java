package org.ownsky.portal.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.UserId;

class RecoveryCodeTest {
    private static final UserId ADA = new UserId("usr-00000000000000ada");
    private static final UserId BOB = new UserId("usr-00000000000000b0b");

    private final RecoveryCode code = RecoveryCode.of(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});

    @Test
    void readsWhatItShowsInAnyCaseAndSpacing() {
        var readable = code.readable();

        assertThat(readable).matches("[a-z2-7]{4}(-[a-z2-7]{4}){3}");
        assertThat(RecoveryCode.parse(readable)).hasValue(code);
        assertThat(RecoveryCode.parse(" " + readable.toUpperCase(Locale.ROOT).replace('-', ' ')))
                .hasValue(code);
    }

    @Test
    void digitsThatLookLikeLettersAreReadAsThose() {
        assertThat(RecoveryCode.parse("0000-1111-aaaa-bbbb")).hasValue(new RecoveryCode("OOOOIIIIAAAABBBB"));
    }

    @Test
    void otherTextIsNone() {
        assertThat(RecoveryCode.parse("")).isEmpty();
        assertThat(RecoveryCode.parse("123456")).isEmpty();
        assertThat(RecoveryCode.parse(code.readable() + "a")).isEmpty();
    }

    @Test
    void hashIsWorthNothingForAnotherAccount() {
        assertThat(code.hash(ADA)).hasSize(32).isNotEqualTo(code.hash(BOB));
    }

    @Test
    void doesNotShowInLogs() {
        assertThat(code).asString().doesNotContain(code.text());
    }
}
