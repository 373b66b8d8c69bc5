package org.ownsky.portal.paging;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.KeysetPage;

/**
 * A page to ask for.
 *
 * @param search part of a name; empty for all
 * @param cursor {@link KeysetPage#next} of the page before
 * @param limit rows, 1 to 200
 */
public record PageRequest(String search, Optional<String> cursor, int limit) {
    private static final int MOST_ROWS = 200;

    public PageRequest {
        search = search.strip().toLowerCase(Locale.ROOT);
        if (limit < 1 || limit > MOST_ROWS) {
            throw CloudException.invalid("limit", String.valueOf(limit), "1 to " + MOST_ROWS);
        }
        if (search.indexOf('\0') >= 0) {
            throw CloudException.invalid("search", search, "text without control characters");
        }
    }

    public static PageRequest first(int limit) {
        return new PageRequest("", Optional.empty(), limit);
    }

    public static PageRequest searching(String search, int limit) {
        return new PageRequest(search, Optional.empty(), limit);
    }

    /** The page after that one. */
    public PageRequest after(String next) {
        return new PageRequest(search, Optional.of(next), limit);
    }

    /** For LIKE: the searched text anywhere, its own wild cards taken literally. */
    public String pattern() {
        return "%" + search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** Where to go on; before everything on the first page. */
    public Position from() {
        return cursor.map(Position::parse).orElse(Position.START);
    }

    /** The page out of one row more than asked for, which tells whether there is a next. */
    public <T> KeysetPage<T> page(List<T> rows, Function<T, Position> position) {
        if (rows.size() <= limit) {
            return new KeysetPage<>(rows, Optional.empty());
        }
        var items = rows.subList(0, limit);
        return new KeysetPage<>(
                items, Optional.of(position.apply(items.getLast()).print()));
    }
}
