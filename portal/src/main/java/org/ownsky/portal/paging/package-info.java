/** Pages of long lists: what to ask for, and where the page before ended. */
@NullMarked
package org.ownsky.portal.paging;

import org.jspecify.annotations.NullMarked;
