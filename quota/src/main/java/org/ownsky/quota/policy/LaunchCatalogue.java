package org.ownsky.quota.policy;

import java.util.Set;

/** Says which types there are, so that a rule cannot name one by mistake. Whoever knows provides one as a bean. */
public interface LaunchCatalogue {
    Set<String> types();
}
