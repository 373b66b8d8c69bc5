/** Requests for higher limits, who decides them, and what was granted for how long. */
@NamedInterface("request")
@NullMarked
package org.ownsky.quota.request;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
