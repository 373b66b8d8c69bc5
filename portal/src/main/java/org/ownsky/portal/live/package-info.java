/** Carries committed changes to open browsers, on every portal process. */
@NullMarked
package org.ownsky.portal.live;

import org.jspecify.annotations.NullMarked;
