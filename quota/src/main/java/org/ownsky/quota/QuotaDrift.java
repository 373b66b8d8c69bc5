package org.ownsky.quota;

/**
 * A counter that does not equal the sum of its ledger rows: an alarm.
 *
 * @param scope id of the tenant or project
 * @param state which counter: what is reserved, or what is used
 */
public record QuotaDrift(String scope, QuotaResource resource, HoldState state, long counted, long recomputed) {}
