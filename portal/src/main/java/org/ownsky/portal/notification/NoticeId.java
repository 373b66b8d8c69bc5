package org.ownsky.portal.notification;

import org.ownsky.kernel.IdFormat;

/** A notification to one person: {@code ntf-} and 17 hexadecimal digits. */
public record NoticeId(String value) {
    public static final String PREFIX = "ntf";

    public NoticeId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
