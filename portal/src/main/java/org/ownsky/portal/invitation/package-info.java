/** Invitations: links that make somebody a member of a tenant or project, once. */
@NullMarked
package org.ownsky.portal.invitation;

import org.jspecify.annotations.NullMarked;
