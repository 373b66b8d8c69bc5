package org.ownsky.portal.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.ownsky.kernel.KeysetPage;

/** A list, or a page of one. */
@Meaning("A list, or a page of one")
record Items<T>(
        @Meaning("What was asked for") List<T> items,

        @Meaning("To be sent as \"after\" for the page after this one; absent on the last")
        Optional<String> next) {

    static <V, T> Items<T> of(KeysetPage<V> page, Function<V, T> form) {
        return new Items<>(page.items().stream().map(form).toList(), page.next());
    }

    static <V, T> Items<T> of(List<V> all, Function<V, T> form) {
        return new Items<>(all.stream().map(form).toList(), Optional.empty());
    }
}
