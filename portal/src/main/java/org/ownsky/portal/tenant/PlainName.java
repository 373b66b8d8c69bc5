package org.ownsky.portal.tenant;

import org.ownsky.kernel.CloudException;

/** The rule that names of tenants, projects, groups and people share: 1 to 64 characters, none of them a control character. */
public final class PlainName {
    private static final int LONGEST = 64;

    private PlainName() {}

    /**
     * The name without blanks around it.
     *
     * @throws CloudException {@link org.ownsky.kernel.CloudError.InvalidInput}
     */
    public static String require(String field, String name) {
        var stripped = name.strip();
        var length = stripped.codePointCount(0, stripped.length());
        if (length < 1 || length > LONGEST || stripped.chars().anyMatch(Character::isISOControl)) {
            throw CloudException.invalid(field, name, "1 to 64 characters without line breaks");
        }
        return stripped;
    }
}
