/** What waits for approval: the list, one thing's page, and the buttons that decide. */
@NullMarked
package org.ownsky.portal.ui.approval;

import org.jspecify.annotations.NullMarked;
