package org.ownsky.billing;

import java.time.YearMonth;
import org.ownsky.kernel.Money;

/** What a project has cost in a calendar month (UTC) so far, and costs per hour as it is now. */
public record ProjectCost(YearMonth month, Money soFar, Money perHour) {}
