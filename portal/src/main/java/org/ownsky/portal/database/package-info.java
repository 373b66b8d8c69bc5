/** Brings up the PostgreSQL that everything is stored in, and each module's schema on it. */
@NullMarked
package org.ownsky.portal.database;

import org.jspecify.annotations.NullMarked;
