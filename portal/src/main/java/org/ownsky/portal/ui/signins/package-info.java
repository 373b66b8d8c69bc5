/** Where a person is signed in. */
@NullMarked
package org.ownsky.portal.ui.signins;

import org.jspecify.annotations.NullMarked;
