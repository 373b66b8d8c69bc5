package org.ownsky.quota.policy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.ProjectId;

/**
 * All of a launch that rules look at.
 *
 * @param names one for each instance
 * @param perMonth what a month of all of them would cost; empty when no price is known
 */
public record LaunchFacts(
        ProjectId project,
        List<String> names,
        String type,
        String image,
        Optional<Money> perMonth,
        Map<String, String> tags) {
    public LaunchFacts {
        names = List.copyOf(names);
        tags = Map.copyOf(tags);
    }

    int count() {
        return names.size();
    }
}
