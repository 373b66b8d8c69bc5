package org.ownsky.portal.factor;

import java.time.Clock;
import java.util.OptionalLong;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.GuessLimit;
import org.springframework.stereotype.Component;

/** Looks at codes that people enter: those of their app and recovery codes, each of which counts once. */
@Component
public class CodeCheck {
    private final TotpStore totps;
    private final RecoveryCodeStore recoveryCodes;
    private final GuessLimit guesses;
    private final Clock clock;

    CodeCheck(TotpStore totps, RecoveryCodeStore recoveryCodes, GuessLimit guesses, Clock clock) {
        this.totps = totps;
        this.recoveryCodes = recoveryCodes;
        this.guesses = guesses;
        this.clock = clock;
    }

    /**
     * Looks at one, and uses it up if it is right.
     *
     * @param account whose password, or session, is known to be right: this must not tell anything about others
     * @param typed with any spaces and dashes
     * @param origin the client's address
     */
    public CodeResult look(UserId account, String typed, String origin) {
        var rest = guesses.admit(GuessLimit.Target.CODE, account, origin);
        if (rest.isPresent()) {
            return new CodeResult.TooSoon(rest.get());
        }
        var code = typed.replaceAll("[\\s-]", "");
        var how = code.matches("[0-9]{" + TotpSecret.DIGITS + "}")
                ? (isOfTheApp(account, code) ? "a code" : "")
                : (isRecoveryCode(account, typed)
                        ? "a recovery code, " + recoveryCodes.left(account) + " of them left"
                        : "");
        if (how.isEmpty()) {
            return new CodeResult.Wrong();
        }
        guesses.forgive(GuessLimit.Target.CODE, account, origin);
        return new CodeResult.Right(how);
    }

    private boolean isOfTheApp(UserId account, String code) {
        var step = totps.find(account)
                .map(secret -> secret.stepOf(code, clock.instant()))
                .orElseGet(OptionalLong::empty);
        return step.isPresent() && totps.use(account, step.getAsLong());
    }

    private boolean isRecoveryCode(UserId account, String typed) {
        return RecoveryCode.parse(typed)
                .filter(code -> recoveryCodes.use(account, code, clock.instant()))
                .isPresent();
    }
}
