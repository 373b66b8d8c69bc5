/** Where pages are: one class for each feature, so that features need not know each other to link. */
@NullMarked
package org.ownsky.portal.ui.navigation;

import org.jspecify.annotations.NullMarked;
