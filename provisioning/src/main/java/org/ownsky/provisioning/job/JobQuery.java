package org.ownsky.provisioning.job;

import java.util.Optional;
import java.util.Set;

/**
 * A page of jobs to ask for, newest first.
 *
 * @param subject only jobs on this resource
 * @param everyProject all projects' jobs; needs FLEET_READ
 */
public record JobQuery(
        Set<JobState> states,
        Optional<String> type,
        Optional<String> subject,
        boolean everyProject,
        Optional<String> cursor,
        int limit) {
    public JobQuery {
        states = Set.copyOf(states);
        // Filters come out of addresses, which may hold anything; PostgreSQL takes no NUL character, and no id has one.
        type = type.map(name -> name.replace("\0", ""));
        subject = subject.map(id -> id.replace("\0", ""));
    }

    /** The newest of the caller's project. */
    public static JobQuery newest(int limit) {
        return new JobQuery(Set.of(), Optional.empty(), Optional.empty(), false, Optional.empty(), limit);
    }

    public JobQuery after(String nextCursor) {
        return new JobQuery(states, type, subject, everyProject, Optional.of(nextCursor), limit);
    }
}
