/** The list that every page with rows shows: a table, cards on a phone, read page after page, kept right while it is open. */
@NullMarked
package org.ownsky.portal.ui.list;

import org.jspecify.annotations.NullMarked;
