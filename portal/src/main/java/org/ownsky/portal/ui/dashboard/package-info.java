/** A tenant's dashboard, put together of cards. */
@NullMarked
package org.ownsky.portal.ui.dashboard;

import org.jspecify.annotations.NullMarked;
