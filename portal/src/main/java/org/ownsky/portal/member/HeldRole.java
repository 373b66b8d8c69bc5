package org.ownsky.portal.member;

import java.util.Optional;
import org.ownsky.portal.identity.Membership;

/**
 * A role that somebody holds.
 *
 * @param group name of the group that it comes from; empty for one of their own
 */
public record HeldRole(Membership membership, Optional<String> group) {}
