/** What people are told: in the portal, and by mail when they want it. */
@NullMarked
package org.ownsky.portal.notification;

import org.jspecify.annotations.NullMarked;
