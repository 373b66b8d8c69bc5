/** The application's root: everything Ownsky is made of lies in the packages below. */
@NullMarked
package org.ownsky;

import org.jspecify.annotations.NullMarked;
