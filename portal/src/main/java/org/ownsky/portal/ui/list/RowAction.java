package org.ownsky.portal.ui.list;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What can be done to a row.
 *
 * @param word on it: a verb; an empty one when this row has no such action at all
 * @param refusal why it cannot be done now, shown instead of letting people try
 */
public record RowAction<T>(
        Function<T, String> word, Look look, Function<T, Optional<String>> refusal, Consumer<T> run) {

    /** How it looks. */
    public enum Look {
        PLAIN,
        ADVISED,
        HARMFUL
    }

    public static <T> RowAction<T> of(String word, Consumer<T> run) {
        return new RowAction<>(row -> word, Look.PLAIN, row -> Optional.empty(), run);
    }

    /** For rows that this is true of; the others show no such action. */
    public RowAction<T> when(java.util.function.Predicate<T> there) {
        return new RowAction<>(row -> there.test(row) ? word.apply(row) : "", look, refusal, run);
    }

    public RowAction<T> look(Look wanted) {
        return new RowAction<>(word, wanted, refusal, run);
    }

    /** With the reason why it cannot be done, where there is one. */
    public RowAction<T> unless(Function<T, Optional<String>> reason) {
        return new RowAction<>(word, look, reason, run);
    }
}
