package org.ownsky.quota.request;

import org.ownsky.kernel.CloudException;

/** What people write about a request: 1 to 1,000 characters, line breaks among them. */
final class Wording {
    private static final int LONGEST = 1000;

    private Wording() {}

    static String require(String field, String text) {
        var stripped = text.strip();
        if (stripped.isEmpty()) {
            throw refused(field, text);
        }
        return optional(field, text);
    }

    static String optional(String field, String text) {
        var stripped = text.strip();
        if (stripped.codePointCount(0, stripped.length()) > LONGEST
                || stripped.chars().anyMatch(Wording::isForbidden)) {
            throw refused(field, text);
        }
        return stripped;
    }

    private static boolean isForbidden(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\r' && character != '\t';
    }

    private static CloudException refused(String field, String text) {
        return CloudException.invalid(field, text, "1 to 1,000 characters");
    }
}
