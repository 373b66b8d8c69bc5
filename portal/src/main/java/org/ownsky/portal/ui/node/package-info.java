/** Nodes and what was found on them, for operators. */
@NullMarked
package org.ownsky.portal.ui.node;

import org.jspecify.annotations.NullMarked;
