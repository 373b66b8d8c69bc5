/** Home: what runs, what is left of the quota, what it costs, what happened. */
@NullMarked
package org.ownsky.portal.ui.home;

import org.jspecify.annotations.NullMarked;
