package org.ownsky.portal.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.ownsky.kernel.CloudException;

/**
 * A place in a list sorted by a text and then an id.
 *
 * @param value the text, in any case: lists of names are sorted without regard to it
 */
public record Position(String value, String id) {
    /** Before everything. */
    static final Position START = new Position("", "");

    private static final char BETWEEN = '\n';

    /** Opaque to whoever gets it, and checked when it comes back. */
    String print() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((id + BETWEEN + value).getBytes(StandardCharsets.UTF_8));
    }

    static Position parse(String printed) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(printed), StandardCharsets.UTF_8);
            var end = text.indexOf(BETWEEN);
            if (end > 0 && text.indexOf('\0') < 0) {
                return new Position(text.substring(end + 1), text.substring(0, end));
            }
        } catch (IllegalArgumentException notBase64) {
            // Answered below, as any other text that is no cursor of ours.
        }
        throw CloudException.invalid("cursor", printed, "the value of \"next\" from the page before");
    }
}
