package org.ownsky.portal.audit;

import java.nio.file.Path;
import java.util.Optional;
import org.ownsky.portal.database.DatabaseUnavailableException;
import org.ownsky.portal.database.RunningDatabase;
import org.springframework.dao.DataAccessException;

/**
 * The command behind {@code bin/ownsky audit verify [HASH]}. Ends with 0 when the trail is intact, 1 when it is not, and 2 when
 * that could not be found out.
 */
public final class VerifyAudit {
    private static final int BROKEN = 1;
    private static final int UNKNOWN = 2;

    private VerifyAudit() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        try {
            var expected =
                    arguments.length == 0 ? Optional.<ChainHash>empty() : Optional.of(new ChainHash(arguments[0]));
            var data = Path.of(System.getenv().getOrDefault("OWNSKY_DATA_DIR", "var"));
            var verification = new AuditVerification(RunningDatabase.find(System.getenv(), data));
            return tell(verification.verify(expected));
        } catch (IllegalArgumentException malformed) {
            System.err.println("The hash to look for must be 64 hexadecimal digits, not \"" + arguments[0] + "\"");
            return UNKNOWN;
        } catch (DatabaseUnavailableException | DataAccessException unavailable) {
            System.err.println("The audit trail cannot be read: " + unavailable.getMessage());
            return UNKNOWN;
        }
    }

    private static int tell(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Intact intact -> {
                System.out.printf(
                        "The audit trail is intact: entries %d to %d, %d more not sealed yet.%nLast hash: %s%n",
                        intact.first(), intact.last(), intact.unsealed(), intact.end());
                yield 0;
            }
            case Verdict.Broken broken -> {
                System.out.printf("The audit trail is BROKEN at position %d: %s.%n", broken.position(), broken.what());
                yield BROKEN;
            }
        };
    }
}
