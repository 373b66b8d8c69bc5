/** Uses Ownsky as a person does: a real browser, a portal started by bin/up, real guests, and SSH. */
@NullMarked
package org.ownsky.e2e;

import org.jspecify.annotations.NullMarked;
