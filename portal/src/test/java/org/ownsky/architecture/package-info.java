/** Holds the plan's rules about the code: who may use whom, what stays inside its package, what is injected. */
@NullMarked
package org.ownsky.architecture;

import org.jspecify.annotations.NullMarked;
