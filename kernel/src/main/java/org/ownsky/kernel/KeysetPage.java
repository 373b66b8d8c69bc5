package org.ownsky.kernel;

import java.util.List;
import java.util.Optional;

/** One page of a list. {@code next} is an opaque cursor for the page after it, empty on the last. */
public record KeysetPage<T>(List<T> items, Optional<String> next) {
    public KeysetPage {
        items = List.copyOf(items);
    }
}
