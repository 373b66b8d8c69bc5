/** Key pairs. */
@NullMarked
package org.ownsky.portal.ui.keypair;

import org.jspecify.annotations.NullMarked;
