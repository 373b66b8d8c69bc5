package org.ownsky.portal.live;

import java.util.Set;

/**
 * What changed since the last time.
 *
 * @param ids of instances, jobs, key pairs, nodes or findings; empty when {@code everything} holds
 * @param everything too much changed to tell, or changes may have been missed: read all of it again
 */
public record Change(Set<String> ids, boolean everything) {
    static final Change EVERYTHING = new Change(Set.of(), true);

    public Change {
        ids = Set.copyOf(ids);
    }

    /** Whether somebody who shows this id has to look again. */
    public boolean concerns(String id) {
        return everything || ids.contains(id);
    }
}
