/** The people of tenants and projects: their roles, groups and invitations. */
@NullMarked
package org.ownsky.portal.member;

import org.jspecify.annotations.NullMarked;
