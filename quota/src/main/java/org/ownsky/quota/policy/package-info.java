/** Policies: rules that operators, tenants and projects set for launches, and what they come to for one launch. */
@NamedInterface("policy")
@NullMarked
package org.ownsky.quota.policy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
