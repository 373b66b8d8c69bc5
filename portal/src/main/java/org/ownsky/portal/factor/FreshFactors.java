package org.ownsky.portal.factor;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.ownsky.kernel.IdSource;
import org.springframework.stereotype.Component;

/** Makes what nobody may guess. */
@Component
class FreshFactors {
    static final int RECOVERY_CODES = 10;

    private static final int HANDLE_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final IdSource ids;

    FreshFactors(Clock clock) {
        this.ids = new IdSource(clock, random);
    }

    PasskeyId passkeyId() {
        return new PasskeyId(ids.next(PasskeyId.PREFIX));
    }

    TotpSecret totp() {
        return TotpSecret.of(bytes(TotpSecret.BYTES));
    }

    List<RecoveryCode> recoveryCodes() {
        return Stream.generate(() -> RecoveryCode.of(bytes(RecoveryCode.BYTES)))
                .limit(RECOVERY_CODES)
                .toList();
    }

    byte[] handle() {
        return bytes(HANDLE_BYTES);
    }

    private byte[] bytes(int number) {
        var bytes = new byte[number];
        random.nextBytes(bytes);
        return bytes;
    }
}
