/** Instances: the list, and each one's page. */
@NullMarked
package org.ownsky.portal.ui.instance;

import org.jspecify.annotations.NullMarked;
