/** Calls everything that can be called as everybody, and compares with one table of what they may. */
@NullMarked
package org.ownsky.portal.access;

import org.jspecify.annotations.NullMarked;
