package org.ownsky.portal.ui.kit;

import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ownsky.kernel.KeysetPage;

/**
 * Serves a grid, which asks for rows by number, from a list that is read page after page. The cursors of pages read once
 * are kept, so that scrolling back is one query; the rows are not.
 */
public final class Pages<T> {
    private final Function<Optional<String>, KeysetPage<T>> source;
    private final int size;
    private final List<String> cursors = new ArrayList<>();

    /**
     * Reads from {@code source}.
     *
     * @param size rows in each page that the source gives
     */
    public Pages(int size, Function<Optional<String>, KeysetPage<T>> source) {
        this.size = size;
        this.source = source;
    }

    /** Forgets the cursors: the list is another one now. */
    public void reset() {
        cursors.clear();
    }

    /** The rows from {@code offset} on, at most {@code limit}; fewer when the list ends. */
    public List<T> rows(int offset, int limit) {
        var rows = new ArrayList<T>();
        var page = Math.min(offset / size, cursors.size());
        while (true) {
            var start = page * size;
            if (start >= offset + limit) {
                return rows;
            }
            var read = source.apply(page == 0 ? Optional.empty() : Optional.of(cursors.get(page - 1)));
            for (var i = 0; i < read.items().size(); i++) {
                if (start + i >= offset && start + i < offset + limit) {
                    rows.add(read.items().get(i));
                }
            }
            if (read.next().isEmpty()) {
                return rows;
            }
            if (page == cursors.size()) {
                cursors.add(read.next().get());
            }
            page++;
        }
    }

    /** For a grid, which tells rows apart by {@code identity}. */
    public CallbackDataProvider<T, Void> provider(Function<T, Object> identity) {
        return new CallbackDataProvider<>(
                this::fetch,
                query -> {
                    throw new UnsupportedOperationException("Rows are not counted");
                },
                identity::apply);
    }

    private Stream<T> fetch(Query<T, Void> query) {
        return rows(query.getOffset(), query.getLimit()).stream();
    }
}
