package org.ownsky.kernel;

/** The project that a call acts in, and the tenant that pays for it. */
public record ProjectScope(TenantId tenant, ProjectId project) {}
