/** A whole tenant at a glance: its projects, what they use and cost, its people, and what ends soon. */
@NullMarked
package org.ownsky.portal.dashboard;

import org.jspecify.annotations.NullMarked;
