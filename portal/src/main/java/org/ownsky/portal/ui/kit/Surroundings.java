package org.ownsky.portal.ui.kit;

import java.time.Clock;
import org.ownsky.portal.live.LiveChanges;
import org.springframework.stereotype.Component;

/** What every screen needs: who looks at it, what changes meanwhile, and the time. */
@Component
public record Surroundings(Viewer viewer, LiveChanges live, Clock clock) {}
