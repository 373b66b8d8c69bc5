/** Keeps the trail of changes and denials. */
@NullMarked
package org.ownsky.portal.audit;

import org.jspecify.annotations.NullMarked;
