package org.ownsky.quota.policy;

import java.time.Instant;
import java.util.List;

/**
 * What a policy would have done to launches of the past.
 *
 * @param since since when launches were looked at
 * @param launches how many there were; at most the latest 10,000
 * @param refused how many it would have refused
 * @param held how many it would have held for approval
 * @param given how many it would have given a lease or a schedule
 * @param examples the latest of those that it would have refused or held
 */
public record PolicyTrial(Instant since, int launches, int refused, int held, int given, List<Example> examples) {
    public PolicyTrial {
        examples = List.copyOf(examples);
    }

    /**
     * A launch that it would have refused or held.
     *
     * @param what {@code 3 × t.nano, web-1}
     * @param why in a sentence
     */
    public record Example(Instant at, String by, String what, boolean refused, String why) {}
}
