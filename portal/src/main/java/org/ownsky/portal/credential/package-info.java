/** What programs sign in with: personal access tokens, and access keys for signed requests. */
@NullMarked
package org.ownsky.portal.credential;

import org.jspecify.annotations.NullMarked;
