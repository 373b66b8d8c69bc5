package org.ownsky.portal.invitation;

import org.ownsky.kernel.IdFormat;

/** An invitation: {@code inv-} and 17 hexadecimal digits. The link has a secret of its own. */
public record InvitationId(String value) {
    public static final String PREFIX = "inv";

    public InvitationId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
