package org.ownsky.portal.audit;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The fields of a change as the trail keeps them: a JSON object of texts. */
final class ChangedFields {
    private static final int LONGEST_VALUE = 500;
    private static final int MOST_FIELDS = 50;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    private ChangedFields() {}

    /** Null when there are none. */
    static @Nullable String write(SequencedMap<String, String> fields) {
        if (fields.isEmpty()) {
            return null;
        }
        var bounded = new LinkedHashMap<String, String>();
        fields.entrySet().stream()
                .limit(MOST_FIELDS)
                .forEach(field -> bounded.put(
                        Storable.text(field.getKey(), LONGEST_VALUE), Storable.text(field.getValue(), LONGEST_VALUE)));
        return JSON.writeValueAsString(bounded);
    }

    static SequencedMap<String, String> read(@Nullable String json) {
        return json == null ? new LinkedHashMap<>() : JSON.readValue(json, TEXTS);
    }
}
