package org.ownsky.provisioning.instance;

import java.util.Optional;
import java.util.Set;

/**
 * A page of a project's instances to ask for.
 *
 * @param search part of a name, or the beginning of an id or address; empty for all
 * @param states empty for all
 * @param type an instance type's name
 * @param cursor from the page before
 * @param limit rows, 1 to 200
 */
public record InstanceQuery(
        String search,
        Set<InstanceState> states,
        Optional<String> type,
        Sort sort,
        boolean descending,
        Optional<String> cursor,
        int limit) {

    /** What to sort by; the id breaks ties. */
    public enum Sort {
        LAUNCHED,
        NAME,
        STATE,
        TYPE
    }

    public InstanceQuery {
        states = Set.copyOf(states);
        // Filters come out of addresses, which may hold anything; PostgreSQL takes no NUL character, and no name has
        // one.
        search = search.replace("\0", "");
        type = type.map(name -> name.replace("\0", ""));
    }

    /** The newest first, all of them. */
    public static InstanceQuery newest(int limit) {
        return new InstanceQuery("", Set.of(), Optional.empty(), Sort.LAUNCHED, true, Optional.empty(), limit);
    }

    public InstanceQuery after(String nextCursor) {
        return new InstanceQuery(search, states, type, sort, descending, Optional.of(nextCursor), limit);
    }
}
