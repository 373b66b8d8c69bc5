/** Launching instances, on one page. */
@NullMarked
package org.ownsky.portal.ui.launch;

import org.jspecify.annotations.NullMarked;
