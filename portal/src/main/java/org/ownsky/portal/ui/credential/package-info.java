/** Pages on which people make and end what their programs sign in with. */
@NullMarked
package org.ownsky.portal.ui.credential;

import org.jspecify.annotations.NullMarked;
