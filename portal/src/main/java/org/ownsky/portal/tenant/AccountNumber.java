package org.ownsky.portal.tenant;

import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The 12 digits by which Amazon's APIs name an owner (the "account ID" in an ARN); each tenant and project has its own. */
public record AccountNumber(String value) {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{12}");
    private static final long LIMIT = 1_000_000_000_000L;

    public AccountNumber {
        if (!DIGITS.matcher(value).matches()) {
            throw new IllegalArgumentException("Not 12 digits: " + value);
        }
    }

    static AccountNumber random(RandomGenerator random) {
        return new AccountNumber(String.format(Locale.ROOT, "%012d", random.nextLong(LIMIT)));
    }

    @Override
    public String toString() {
        return value;
    }
}
