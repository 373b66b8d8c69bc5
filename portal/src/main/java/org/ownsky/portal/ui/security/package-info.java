/** The page on which people look after how they sign in: password, second factor, passkeys, and where they have. */
@NullMarked
package org.ownsky.portal.ui.security;

import org.jspecify.annotations.NullMarked;
