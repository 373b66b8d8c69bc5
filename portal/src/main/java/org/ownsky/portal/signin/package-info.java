/** Who is signed in and where: kept in the database, so that it outlasts a portal, and ended from anywhere. */
@NullMarked
package org.ownsky.portal.signin;

import org.jspecify.annotations.NullMarked;
