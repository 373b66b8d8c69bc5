package org.ownsky.provisioning.instance;

import java.util.LinkedHashSet;
import java.util.Set;
import org.ownsky.quota.policy.LaunchCatalogue;
import org.springframework.stereotype.Component;

/** Tells policies which types there are. */
@Component
class OfferedTypes implements LaunchCatalogue {
    private final InstanceTypes types;

    OfferedTypes(InstanceTypes types) {
        this.types = types;
    }

    @Override
    public Set<String> types() {
        var names = new LinkedHashSet<String>();
        types.all().forEach(type -> names.add(type.name()));
        return names;
    }
}
