package org.ownsky.portal.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.ownsky.portal.tenant.ProjectView;

/**
 * The people of a tenant.
 *
 * @param number of people with a role in it, service accounts not counted
 * @param lastSeen the last to be there, the latest first
 * @param neverSignedIn how many of them have never been there
 * @param invitations how many nobody has accepted yet, at most 200; empty for who may not invite
 * @param ending access keys and tokens that end within {@link TenantDashboard#SOON}, the first to end first
 */
public record TenantPeople(
        long number, List<Seen> lastSeen, long neverSignedIn, Optional<Integer> invitations, List<Ending> ending) {
    public TenantPeople {
        lastSeen = List.copyOf(lastSeen);
        ending = List.copyOf(ending);
    }

    /** Somebody, and when they were there. */
    public record Seen(String name, Instant at) {}

    /**
     * Something that programs sign in with.
     *
     * @param project that an access key is for; empty for a token
     */
    public record Ending(String owner, Optional<ProjectView> project, Instant at) {}
}
