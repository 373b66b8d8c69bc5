/** Tenants, projects, accounts and their roles; who is signed in and what they may do. */
@NullMarked
package org.ownsky.portal.identity;

import org.jspecify.annotations.NullMarked;
