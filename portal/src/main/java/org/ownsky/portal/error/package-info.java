/** Turns whatever was thrown into one of the errors that people can be told. */
@NullMarked
package org.ownsky.portal.error;

import org.jspecify.annotations.NullMarked;
