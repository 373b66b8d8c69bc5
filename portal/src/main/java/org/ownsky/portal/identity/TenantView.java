package org.ownsky.portal.identity;

import org.ownsky.kernel.TenantId;

/** A tenant, for screens. */
public record TenantView(TenantId id, AccountNumber number, String name) {}
