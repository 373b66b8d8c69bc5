package org.ownsky.portal.notification;

import java.time.Instant;
import java.util.Optional;
import org.ownsky.kernel.ProjectId;

/**
 * A notification to one person.
 *
 * @param title what happened, in a line
 * @param text what it means and what can be done
 * @param address of the page about it, below the portal's; empty for none
 */
public record NoticeView(
        NoticeId id,
        NoticeKind kind,
        String title,
        String text,
        String address,
        Optional<ProjectId> project,
        Instant at,
        boolean read) {}
