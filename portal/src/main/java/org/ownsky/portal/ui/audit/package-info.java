/** The audit trail on the screen: finding, reading and taking along what was done and refused. */
@NullMarked
package org.ownsky.portal.ui.audit;

import org.jspecify.annotations.NullMarked;
