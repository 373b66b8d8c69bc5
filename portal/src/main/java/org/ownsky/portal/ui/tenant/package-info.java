/** The pages about tenants and their projects. */
@NullMarked
package org.ownsky.portal.ui.tenant;

import org.jspecify.annotations.NullMarked;
