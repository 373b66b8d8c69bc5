/** Tenants, who pay, and their projects, where resources live: opening, naming, suspending and closing them. */
@NullMarked
package org.ownsky.portal.tenant;

import org.jspecify.annotations.NullMarked;
