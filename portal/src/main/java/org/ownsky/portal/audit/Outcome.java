package org.ownsky.portal.audit;

import java.util.Locale;

/** Whether what somebody wanted was done. */
enum Outcome {
    DONE,
    DENIED;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
