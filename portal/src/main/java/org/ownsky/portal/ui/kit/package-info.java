/** What every screen is built from: words, markup, icons, badges, meters, prices and moments. */
@NullMarked
package org.ownsky.portal.ui.kit;

import org.jspecify.annotations.NullMarked;
