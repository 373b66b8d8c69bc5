package org.ownsky.portal.notification;

import java.util.Optional;
import org.ownsky.kernel.ProjectId;

/**
 * What somebody has chosen for a topic.
 *
 * @param project in which alone it holds; empty: everywhere where nothing else is chosen
 */
public record MailPreference(Optional<ProjectId> project, NoticeTopic topic, MailChoice choice) {}
