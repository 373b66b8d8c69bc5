/** Tables as files that spreadsheets read. */
@NullMarked
package org.ownsky.portal.csv;

import org.jspecify.annotations.NullMarked;
