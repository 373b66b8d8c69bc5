/** The page of policies: which rules hold, in plain words, and the forms that change them. */
@NullMarked
package org.ownsky.portal.ui.policy;

import org.jspecify.annotations.NullMarked;
