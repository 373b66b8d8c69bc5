/** Jobs: a project's activity, the fleet's jobs for operators, and each one's steps. */
@NullMarked
package org.ownsky.portal.ui.job;

import org.jspecify.annotations.NullMarked;
