package org.ownsky.quota.request;

import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.UserId;

/**
 * How a request was closed.
 *
 * @param by empty when nobody did: a rule, or time
 * @param name of who or what did, for people
 * @param note to who asked; may be empty
 * @param rule what let it through without anybody; empty when somebody decided
 * @param until when what was granted goes back; empty for never, or for nothing granted
 * @param over whether it has gone back, or another limit was set since
 */
public record RequestDecision(
        Optional<UserId> by,
        String name,
        Instant at,
        String note,
        String rule,
        Optional<Instant> until,
        boolean over) {}
