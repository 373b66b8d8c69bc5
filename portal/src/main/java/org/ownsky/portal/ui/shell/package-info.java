/** The frame around every page: drawer, navigation bar, the phone's bottom bar; and the pages for errors. */
@NullMarked
package org.ownsky.portal.ui.shell;

import org.jspecify.annotations.NullMarked;
