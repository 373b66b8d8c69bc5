package org.ownsky.portal.notification;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.ProjectScope;
import org.ownsky.kernel.TenantId;

/**
 * Something that people or programs are told of. It is also published as an event, in the transaction that writes it down,
 * for whoever tells others than people.
 *
 * @param cause unlike that of anything else, and the same each time when it is told of again: it is told once
 * @param tenant whose tenant it is about; empty for one person's own and for the fleet's
 * @param project empty for what is about a whole tenant
 * @param facts what the words of its kind name
 * @param address of the page about it, below the portal's; empty for none
 */
public record Happening(
        NoticeKind kind,
        String cause,
        Optional<TenantId> tenant,
        Optional<ProjectId> project,
        Instant at,
        Map<String, String> facts,
        String address) {

    public Happening {
        facts = Map.copyOf(facts);
    }

    public static Happening in(
            ProjectScope scope, NoticeKind kind, String cause, Instant at, Map<String, String> facts, String address) {
        return new Happening(
                kind, cause, Optional.of(scope.tenant()), Optional.of(scope.project()), at, facts, address);
    }

    /** About somebody's account, or the fleet. */
    public static Happening elsewhere(
            NoticeKind kind, String cause, Instant at, Map<String, String> facts, String address) {
        return new Happening(kind, cause, Optional.empty(), Optional.empty(), at, facts, address);
    }
}
