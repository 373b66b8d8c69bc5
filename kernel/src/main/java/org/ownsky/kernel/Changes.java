package org.ownsky.kernel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What became of a thing's fields, for the audit trail: only those that changed, never a secret. A field that is in neither
 * map did not change; one that is only in {@code after} is new, one that is only in {@code before} is gone.
 */
public record Changes(SequencedMap<String, String> before, SequencedMap<String, String> after) {
    /** Nothing that has a before or an after: an export, a sign-in. */
    public static final Changes NONE = new Changes(new LinkedHashMap<>(), new LinkedHashMap<>());

    public Changes {
        before = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(before));
        after = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(after));
    }

    /** One field; {@code null} for a value that was not or is no more. */
    public static Changes of(String field, @Nullable Object before, @Nullable Object after) {
        return NONE.with(field, before, after);
    }

    /** These and one more; itself when the value stayed the same. */
    public Changes with(String field, @Nullable Object from, @Nullable Object to) {
        if (Objects.equals(from, to)) {
            return this;
        }
        var was = new LinkedHashMap<>(before);
        var is = new LinkedHashMap<>(after);
        put(was, field, from);
        put(is, field, to);
        return new Changes(was, is);
    }

    /** The names of all that changed, in the order in which they were told. */
    public List<String> fields() {
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .distinct()
                .toList();
    }

    private static void put(Map<String, String> fields, String field, @Nullable Object value) {
        if (value != null) {
            fields.put(field, value.toString());
        }
    }
}
