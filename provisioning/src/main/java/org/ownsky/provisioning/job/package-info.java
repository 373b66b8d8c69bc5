/** The saga engine: jobs with persisted steps that survive any crash, go on or are undone. It knows no feature. */
@NamedInterface("job")
@NullMarked
package org.ownsky.provisioning.job;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
