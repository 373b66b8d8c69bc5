/** Knows the reference and the origin of the request being served. */
@NullMarked
package org.ownsky.portal.request;

import org.jspecify.annotations.NullMarked;
