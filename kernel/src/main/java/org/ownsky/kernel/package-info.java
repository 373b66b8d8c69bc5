/** The words every floor shares: typed ids and units, who is calling, what may go wrong, and the ports for audit and live changes. */
@NullMarked
package org.ownsky.kernel;

import org.jspecify.annotations.NullMarked;
