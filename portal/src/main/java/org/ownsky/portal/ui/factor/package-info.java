/** Asks people for their second factor in the middle of what they do. */
@NullMarked
package org.ownsky.portal.ui.factor;

import org.jspecify.annotations.NullMarked;
