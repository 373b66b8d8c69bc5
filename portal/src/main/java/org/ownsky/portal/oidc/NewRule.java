package org.ownsky.portal.oidc;

import org.ownsky.kernel.CloudException;
import org.ownsky.portal.identity.Membership;

/**
 * A rule to add.
 *
 * @param claim the claim's name for {@link ClaimSource#CLAIM}, else empty; at most 128 characters
 * @param value what has to be among the values, or {@code *} for any; 1 to 256 characters
 * @param membership what whoever it is true of gets
 */
public record NewRule(ClaimSource source, String claim, String value, Membership membership) {
    static final String ANY = "*";
    private static final int LONGEST_CLAIM = 128;
    private static final int LONGEST_VALUE = 256;

    public NewRule {
        claim = source == ClaimSource.CLAIM ? claim.strip() : "";
        value = source == ClaimSource.GROUP ? Claims.plainGroup(value.strip()) : value.strip();
        if (source == ClaimSource.CLAIM && !isPlain(claim, LONGEST_CLAIM)) {
            throw CloudException.invalid("Claim", claim, "the claim's name, 1 to 128 characters");
        }
        if (!isPlain(value, LONGEST_VALUE)) {
            throw CloudException.invalid("Value", value, "1 to 256 characters, or * for any value");
        }
    }

    boolean matches(Claims claims) {
        var values = claims.values(source, claim);
        return value.equals(ANY) ? !values.isEmpty() : values.contains(value);
    }

    private static boolean isPlain(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    }
}
