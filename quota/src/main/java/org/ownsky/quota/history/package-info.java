/** What limits and use were day by day, when a limit will be reached, and alarms when counters and ledger differ. */
@NamedInterface("history")
@NullMarked
package org.ownsky.quota.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
