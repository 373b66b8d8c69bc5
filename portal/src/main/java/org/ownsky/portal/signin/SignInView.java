package org.ownsky.portal.signin;

import java.time.Instant;
import org.ownsky.kernel.UserId;

/**
 * A sign-in that has not ended.
 *
 * @param origin the address that it began from
 * @param agent what the browser said of itself, at most 400 characters
 * @param lastUsedAt to the minute
 */
public record SignInView(
        SignInId id,
        UserId account,
        SignInWay way,
        String origin,
        String agent,
        Instant startedAt,
        Instant lastUsedAt) {}
