package org.ownsky.portal.api;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One method of one path, as the description tells of it.
 *
 * @param status of an answer that tells of no problem
 * @param answer absent when the answer has no body
 */
record Operation(
        String id,
        String method,
        String path,
        String group,
        String meaning,
        List<Parameter> parameters,
        Optional<Body> body,
        int status,
        Optional<Type> answer) {

    Operation {
        parameters = List.copyOf(parameters);
    }

    /**
     * A parameter.
     *
     * @param place {@code path}, {@code query} or {@code header}
     */
    record Parameter(String name, String place, boolean required, String meaning, Map<String, Object> schema) {}

    /** What a request carries. */
    record Body(Class<?> type, boolean required) {}

    boolean changes() {
        return !method.equals("GET");
    }
}
