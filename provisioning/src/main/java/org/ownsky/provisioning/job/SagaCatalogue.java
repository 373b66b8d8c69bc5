package org.ownsky.provisioning.job;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of job this process knows. They are asked for when first needed: sagas use services which use the queue
 * which uses this.
 */
final class SagaCatalogue {
    private final Supplier<Stream<Saga<?>>> source;
    private volatile @Nullable Map<String, Saga<?>> byType;

    SagaCatalogue(Supplier<Stream<Saga<?>>> source) {
        this.source = source;
    }

    Optional<Saga<?>> find(String type) {
        return Optional.ofNullable(sagas().get(type));
    }

    Saga<?> require(String type) {
        return find(type).orElseThrow(() -> new IllegalArgumentException("No saga is called " + type));
    }

    List<String> stepNames(String type) {
        return find(type).map(SagaCatalogue::stepNames).orElse(List.of());
    }

    private static <I extends Record> List<String> stepNames(Saga<I> saga) {
        return saga.steps().stream().map(SagaStep::name).toList();
    }

    private Map<String, Saga<?>> sagas() {
        var known = byType;
        if (known == null) {
            known = source.get()
                    .peek(SagaCatalogue::check)
                    .collect(Collectors.toUnmodifiableMap(Saga::type, Function.identity()));
            byType = known;
        }
        return known;
    }

    private static void check(Saga<?> saga) {
        var names = stepNames(saga);
        if (names.isEmpty() || new HashSet<>(names).size() != names.size()) {
            throw new IllegalStateException("Saga " + saga.type() + " needs steps with different names: " + names);
        }
    }
}
