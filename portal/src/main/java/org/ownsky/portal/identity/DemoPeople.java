package org.ownsky.portal.identity;

import java.util.Optional;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;

/**
 * Who and what the demo consists of.
 *
 * @param operator empty when that account has another name by now
 */
public record DemoPeople(Optional<UserId> operator, UserId administrator, ProjectId project) {}
