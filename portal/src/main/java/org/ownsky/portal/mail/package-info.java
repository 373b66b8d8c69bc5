/** What leaves by mail: one sender, one mail server for all that the portal writes. */
@NullMarked
package org.ownsky.portal.mail;

import org.jspecify.annotations.NullMarked;
