package org.ownsky.portal.identity;

import org.ownsky.kernel.CloudException;

/** The rule that names of tenants, projects and people share: 1 to 64 characters, none of them a control character. */
final class Names {
    private static final int LONGEST = 64;

    private Names() {}

    /**
     * The name without blanks around it.
     *
     * @throws CloudException {@link org.ownsky.kernel.CloudError.InvalidInput}
     */
    static String require(String field, String name) {
        var stripped = name.strip();
        var length = stripped.codePointCount(0, stripped.length());
        if (length < 1 || length > LONGEST || stripped.chars().anyMatch(Character::isISOControl)) {
            throw CloudException.invalid(field, name, "1 to 64 characters without line breaks");
        }
        return stripped;
    }
}
