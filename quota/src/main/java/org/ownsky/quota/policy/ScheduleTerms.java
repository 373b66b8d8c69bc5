package org.ownsky.quota.policy;

import java.time.ZoneId;

/** When an instance is started and stopped, and by which rule. */
public record ScheduleTerms(RuleName rule, CronLine start, CronLine stop, ZoneId zone) {}
