/** The sign-in page. */
@NullMarked
package org.ownsky.portal.ui.signin;

import org.jspecify.annotations.NullMarked;
