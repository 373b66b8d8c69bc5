package org.ownsky.portal.ui.lease;

import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.lease.LeaseView;
import org.ownsky.quota.lease.LeaseState;

/** A lease in words. */
final class LeaseFacts {
    private LeaseFacts() {}

    static Tone tone(LeaseState state) {
        return switch (state) {
            case WAITING -> Tone.PENDING;
            case RUNNING -> Tone.OK;
            case OVER -> Tone.ATTENTION;
        };
    }

    static String state(LeaseState state) {
        return Words.say("lease.state." + state.key());
    }

    /** {@code Stops at …, and is terminated at …}, or what comes next. */
    static String next(LeaseView lease) {
        return switch (lease.state()) {
            case WAITING -> Words.say("lease.waits");
            case RUNNING -> Words.say("lease.stops", Moment.exact(lease.ends()), Moment.exact(lease.terminates()));
            case OVER -> Words.say("lease.terminates", Moment.exact(lease.terminates()));
        };
    }
}
