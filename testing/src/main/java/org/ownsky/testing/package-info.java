/** Gives tests a real PostgreSQL. */
@NullMarked
package org.ownsky.testing;

import org.jspecify.annotations.NullMarked;
