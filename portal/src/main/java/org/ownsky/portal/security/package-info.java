/** Guards the portal's HTTP surface: sign-in, sessions, headers and who may fetch figures. */
@NullMarked
package org.ownsky.portal.security;

import org.jspecify.annotations.NullMarked;
