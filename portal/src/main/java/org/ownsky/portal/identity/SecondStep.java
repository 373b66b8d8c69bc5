package org.ownsky.portal.identity;

import org.ownsky.kernel.UserId;

/** Whether somebody has to show more than their password; contributed by what keeps second factors. */
public interface SecondStep {
    boolean isWantedFrom(UserId account);
}
