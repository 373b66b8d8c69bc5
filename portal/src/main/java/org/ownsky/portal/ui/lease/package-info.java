/** When instances end, and the button that puts it off. */
@NullMarked
package org.ownsky.portal.ui.lease;

import org.jspecify.annotations.NullMarked;
