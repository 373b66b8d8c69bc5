package org.ownsky.portal.ui.instance;

import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ownsky.provisioning.instance.InstanceQuery;
import org.ownsky.provisioning.instance.InstanceQuery.Sort;
import org.ownsky.provisioning.instance.InstanceState;

/**
 * What the list shows and how it is sorted, as the address carries it: {@code ?find=web&state=running&type=t.nano&sort=-name}.
 * Values that mean nothing are left out, so that an old or mistyped address still shows a list.
 */
record InstanceFilter(String search, Set<InstanceState> states, Optional<String> type, Sort sort, boolean descending) {
    static final InstanceFilter NONE = new InstanceFilter("", Set.of(), Optional.empty(), Sort.LAUNCHED, true);
    private static final int LONGEST_SEARCH = 100;
    private static final String SEARCH = "find";
    private static final String STATE = "state";
    private static final String TYPE = "type";
    private static final String SORT = "sort";

    InstanceFilter {
        states = states.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(states));
    }

    static InstanceFilter of(QueryParameters address) {
        var search = address.getSingleParameter(SEARCH).map(String::strip).orElse("");
        var states = address.getParameters(STATE).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .flatMap(word -> Stream.of(InstanceState.values())
                        .filter(state -> state.word().equals(word)))
                .collect(Collectors.toSet());
        var sortWord = address.getSingleParameter(SORT).orElse("-" + word(Sort.LAUNCHED));
        var descending = sortWord.startsWith("-");
        var sort = Stream.of(Sort.values())
                .filter(candidate -> word(candidate).equals(descending ? sortWord.substring(1) : sortWord))
                .findFirst();
        return new InstanceFilter(
                search.substring(0, Math.min(search.length(), LONGEST_SEARCH)),
                states,
                address.getSingleParameter(TYPE).filter(value -> !value.isBlank()),
                sort.orElse(NONE.sort),
                sort.isPresent() ? descending : NONE.descending);
    }

    /** For the address; empty when nothing is filtered and the order is the usual one. */
    QueryParameters toAddress() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (!search.isEmpty()) {
            parameters.put(SEARCH, List.of(search));
        }
        if (!states.isEmpty()) {
            parameters.put(
                    STATE,
                    List.of(states.stream().sorted().map(InstanceState::word).collect(Collectors.joining(","))));
        }
        type.ifPresent(name -> parameters.put(TYPE, List.of(name)));
        if (sort != NONE.sort || descending != NONE.descending) {
            parameters.put(SORT, List.of((descending ? "-" : "") + word(sort)));
        }
        return new QueryParameters(parameters);
    }

    InstanceQuery toQuery(Optional<String> cursor, int limit) {
        return new InstanceQuery(search, states, type, sort, descending, cursor, limit);
    }

    InstanceFilter withSearch(String text) {
        return new InstanceFilter(text.strip(), states, type, sort, descending);
    }

    InstanceFilter withStates(Collection<InstanceState> chosen) {
        return new InstanceFilter(search, Set.copyOf(chosen), type, sort, descending);
    }

    InstanceFilter withType(Optional<String> name) {
        return new InstanceFilter(search, states, name, sort, descending);
    }

    InstanceFilter sortedBy(Sort by, boolean down) {
        return new InstanceFilter(search, states, type, by, down);
    }

    /** Whether anything is left out of the list. */
    boolean narrows() {
        return !search.isEmpty() || !states.isEmpty() || type.isPresent();
    }

    /** The states in the order of an instance's life. */
    List<InstanceState> statesInOrder() {
        return new ArrayList<>(states.stream().sorted().toList());
    }

    private static String word(Sort sort) {
        return sort.name().toLowerCase(Locale.ROOT);
    }
}
