package org.ownsky.portal.live;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What portals tell each other through PostgreSQL: {@code prj-… i-… i-…}, {@code usr-… ntf-…} for what is one person's own, or
 * {@code fleet node-…} for what belongs to no project.
 */
record ChangeNotice(ChangePlace place, Set<String> ids) {
    static final String CHANNEL = "ownsky_change";

    /** The payload that has every page read anew. */
    static final String EVERYTHING = "everything";

    private static final char SEPARATOR = ' ';

    /** PostgreSQL takes fewer than 8,000 bytes (documentation of NOTIFY). */
    private static final int MOST_BYTES = 7_900;

    ChangeNotice {
        ids = Set.copyOf(ids);
    }

    /** As few payloads as hold all of the ids. */
    static List<String> payloads(ChangePlace place, Collection<String> ids) {
        var head = place.name();
        List<String> payloads = new ArrayList<>();
        var payload = new StringBuilder(head);
        for (var id : ids) {
            if (bytes(payload) + 1 + bytes(id) > MOST_BYTES) {
                payloads.add(payload.toString());
                payload = new StringBuilder(head);
            }
            payload.append(SEPARATOR).append(id);
        }
        payloads.add(payload.toString());
        return payloads;
    }

    static ChangeNotice parse(String payload) {
        var parts = List.of(payload.split(String.valueOf(SEPARATOR)));
        return new ChangeNotice(new ChangePlace(parts.getFirst()), new LinkedHashSet<>(parts.subList(1, parts.size())));
    }

    private static int bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }
}
