package org.ownsky.portal.ui.kit;

import java.time.Instant;

/**
 * Something that waits for somebody's decision.
 *
 * @param who asks
 * @param what is asked: "84 GiB of memory more", "Launch web"
 * @param where it would be, such as a project's name
 * @param address where it is decided
 */
public record WaitingThing(String id, String who, Instant since, String what, String where, String address) {}
