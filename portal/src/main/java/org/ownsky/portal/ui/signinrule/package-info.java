/** The rules by which people of the sign-in provider get roles. */
@NullMarked
package org.ownsky.portal.ui.signinrule;

import org.jspecify.annotations.NullMarked;
