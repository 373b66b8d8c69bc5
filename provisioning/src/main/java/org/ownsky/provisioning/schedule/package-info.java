/** Schedules: starts and stops instances by the clock of a place, as policies say. */
@NamedInterface("schedule")
@NullMarked
package org.ownsky.provisioning.schedule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
