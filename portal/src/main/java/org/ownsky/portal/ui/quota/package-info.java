/** Limits, requests for higher ones, and the decisions about them. */
@NullMarked
package org.ownsky.portal.ui.quota;

import org.jspecify.annotations.NullMarked;
