package org.ownsky.portal.ui.job;

import com.vaadin.flow.router.QueryParameters;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ownsky.provisioning.job.JobQuery;
import org.ownsky.provisioning.job.JobState;

/** Which jobs a list shows, as the address carries it: {@code ?state=needs_attention,failed}. */
record JobFilter(Set<JobState> states) {
    static final JobFilter ALL = new JobFilter(Set.of());
    private static final String STATE = "state";

    JobFilter {
        states = states.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(states));
    }

    static JobFilter of(QueryParameters address) {
        return new JobFilter(address.getParameters(STATE).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .flatMap(word ->
                        Stream.of(JobState.values()).filter(state -> word(state).equals(word)))
                .collect(Collectors.toSet()));
    }

    QueryParameters toAddress() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (!states.isEmpty()) {
            parameters.put(
                    STATE, List.of(states.stream().sorted().map(JobFilter::word).collect(Collectors.joining(","))));
        }
        return new QueryParameters(parameters);
    }

    JobQuery toQuery(boolean everyProject, Optional<String> cursor, int limit) {
        return new JobQuery(states, Optional.empty(), Optional.empty(), everyProject, cursor, limit);
    }

    private static String word(JobState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
