/** Notifications, what of them is mailed, and webhooks. */
@NullMarked
package org.ownsky.portal.ui.notification;

import org.jspecify.annotations.NullMarked;
