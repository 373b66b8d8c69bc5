/** Measures what Ownsky promises about speed and size; bin/bench runs it. */
@NullMarked
package org.ownsky.bench;

import org.jspecify.annotations.NullMarked;
