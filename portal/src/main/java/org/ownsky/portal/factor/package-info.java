/** What people of this portal show besides their password: codes of an app, recovery codes, passkeys. */
@NullMarked
package org.ownsky.portal.factor;

import org.jspecify.annotations.NullMarked;
