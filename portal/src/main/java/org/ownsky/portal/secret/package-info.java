/** What secrets have in common: the hashes kept in their place, and the files that operators keep them in. */
@NullMarked
package org.ownsky.portal.secret;

import org.jspecify.annotations.NullMarked;
