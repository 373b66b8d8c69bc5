package org.ownsky.quota.request;

import org.ownsky.kernel.IdFormat;

/** A request for higher limits: {@code qrq-} and 17 hexadecimal digits. */
public record QuotaRequestId(String value) {
    public static final String PREFIX = "qrq";

    public QuotaRequestId {
        IdFormat.require(PREFIX, value);
    }

    @Override
    public String toString() {
        return value;
    }
}
