package org.ownsky.provisioning.volume;

import java.util.Optional;
import java.util.Set;
import org.ownsky.provisioning.instance.InstanceId;

/**
 * A page of a project's volumes to ask for.
 *
 * @param search part of a name, or the beginning of an id; empty for all
 * @param states empty for all
 * @param volumeClass name of a class
 * @param instance only those that are attached to it
 * @param cursor from the page before
 * @param limit rows, 1 to 200
 */
public record VolumeQuery(
        String search,
        Set<VolumeState> states,
        Optional<String> volumeClass,
        Optional<InstanceId> instance,
        Sort sort,
        boolean descending,
        Optional<String> cursor,
        int limit) {

    /** What to sort by; the id breaks ties. */
    public enum Sort {
        CREATED,
        NAME,
        STATE,
        SIZE
    }

    public VolumeQuery {
        states = Set.copyOf(states);
        // Filters come out of addresses, which may hold anything; PostgreSQL takes no NUL character, and no name has
        // one.
        search = search.replace("\0", "");
        volumeClass = volumeClass.map(name -> name.replace("\0", ""));
    }

    /** The newest first, all of them. */
    public static VolumeQuery newest(int limit) {
        return new VolumeQuery(
                "", Set.of(), Optional.empty(), Optional.empty(), Sort.CREATED, true, Optional.empty(), limit);
    }

    public VolumeQuery after(String nextCursor) {
        return new VolumeQuery(search, states, volumeClass, instance, sort, descending, Optional.of(nextCursor), limit);
    }
}
