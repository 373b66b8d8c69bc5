/** Suspends tenants and closes them: stops what runs, waits, exports and removes. */
@NullMarked
package org.ownsky.portal.lifecycle;

import org.jspecify.annotations.NullMarked;
