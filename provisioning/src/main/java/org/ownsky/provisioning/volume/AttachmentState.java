package org.ownsky.provisioning.volume;

import java.util.Locale;

/** How far a volume is attached, by EC2's words; a volume that is not attached has none. */
public enum AttachmentState {
    ATTACHING,
    ATTACHED,
    DETACHING;

    /** EC2's word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
