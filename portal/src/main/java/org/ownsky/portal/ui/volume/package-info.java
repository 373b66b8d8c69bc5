/** Volumes: the list, a volume's page, and what can be done to one. */
@NullMarked
package org.ownsky.portal.ui.volume;

import org.jspecify.annotations.NullMarked;
