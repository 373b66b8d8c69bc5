/** The pages about people: members, their roles, invitations. */
@NullMarked
package org.ownsky.portal.ui.member;

import org.jspecify.annotations.NullMarked;
