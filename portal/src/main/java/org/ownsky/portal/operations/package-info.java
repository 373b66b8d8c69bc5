/** What the people who run Ownsky look at: health and figures. */
@NullMarked
package org.ownsky.portal.operations;

import org.jspecify.annotations.NullMarked;
