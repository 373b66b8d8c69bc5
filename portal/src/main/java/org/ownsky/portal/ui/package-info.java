/** The browser's side: pages and what they share. */
@NullMarked
package org.ownsky.portal.ui;

import org.jspecify.annotations.NullMarked;
