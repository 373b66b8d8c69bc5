/** Snapshots: the list, and what can be done with one. */
@NullMarked
package org.ownsky.portal.ui.snapshot;

import org.jspecify.annotations.NullMarked;
