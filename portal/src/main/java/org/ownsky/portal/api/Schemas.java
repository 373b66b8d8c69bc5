package org.ownsky.portal.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ownsky.quota.QuotaResource;

/** Says as JSON Schema what the API's records look like. */
final class Schemas {
    private final SortedMap<String, Object> named = new TreeMap<>();
    private final Map<String, Class<?>> types = new HashMap<>();

    /** Those met so far, by name. */
    SortedMap<String, Object> named() {
        return named;
    }

    /** A body to be sent: it has no field but those. */
    Map<String, Object> request(Class<?> type) {
        return reference(type, true);
    }

    Map<String, Object> answer(Type type) {
        return of(type, null);
    }

    /** The schema of a parameter or field. */
    Map<String, Object> of(Type type, @Nullable Meaning meaning) {
        return of(type, meaning, false);
    }

    static String name(Class<?> type) {
        return type.getSimpleName().replace("Form", "");
    }

    private Map<String, Object> of(Type type, @Nullable Meaning meaning, boolean sent) {
        var schema = switch (type) {
            case ParameterizedType optional
            when optional.getRawType() == Optional.class -> of(optional.getActualTypeArguments()[0], meaning, sent);
            case ParameterizedType list
            when list.getRawType() == List.class ->
                list(item(list.getActualTypeArguments()[0], meaning, sent), meaning);
            case ParameterizedType items
            when items.getRawType() == Items.class -> page(of(items.getActualTypeArguments()[0], null, sent));
            case Class<?> record when record.isRecord() -> reference(record, sent);
            case Class<?> simple -> simple(simple, meaning);
            default -> throw new IllegalStateException("The description knows no " + type);
        };
        if (meaning != null && !schema.containsKey("description")) {
            schema.put("description", meaning.value());
        }
        return schema;
    }

    /** What is said of a list of texts is said of each of them. */
    private Map<String, Object> item(Type type, @Nullable Meaning meaning, boolean sent) {
        return type == String.class ? text(meaning) : of(type, null, sent);
    }

    private Map<String, Object> reference(Class<?> type, boolean sent) {
        var name = name(type);
        var known = types.putIfAbsent(name, type);
        if (known != null && known != type) {
            throw new IllegalStateException("The description would mix up " + known + " and " + type);
        }
        if (!named.containsKey(name)) {
            // Before its fields, which may speak of it.
            named.put(name, Map.of());
            named.put(name, record(type, sent));
        }
        return ordered("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> record(Class<?> type, boolean sent) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        for (var component : type.getRecordComponents()) {
            properties.put(component.getName(), of(component.getGenericType(), meaning(component), sent));
            if (component.getType() != Optional.class) {
                required.add(component.getName());
            }
        }
        var schema = ordered("type", "object");
        var meaning = type.getAnnotation(Meaning.class);
        if (meaning != null) {
            schema.put("description", meaning.value());
        }
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        if (sent) {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    private static Map<String, Object> list(Map<String, Object> item, @Nullable Meaning meaning) {
        var schema = ordered("type", "array");
        schema.put("items", item);
        if (meaning != null && meaning.least() != Long.MIN_VALUE) {
            schema.put("minItems", meaning.least());
        }
        if (meaning != null && meaning.most() != Long.MAX_VALUE) {
            schema.put("maxItems", meaning.most());
        }
        return schema;
    }

    /** {@link Items} of something, written out: JSON Schema has no type parameters. */
    private static Map<String, Object> page(Map<String, Object> item) {
        var next = ordered("type", "string");
        next.put("description", "To be sent as \"after\" for the page after this one; absent on the last");
        var properties = ordered("items", list(item, null));
        properties.put("next", next);
        var schema = ordered("type", "object");
        schema.put("properties", properties);
        schema.put("required", List.of("items"));
        return schema;
    }

    private static Map<String, Object> simple(Class<?> type, @Nullable Meaning meaning) {
        if (type == Instant.class) {
            var schema = ordered("type", "string");
            schema.put("format", "date-time");
            if (meaning != null && !meaning.example().isEmpty()) {
                schema.put("examples", List.of(meaning.example()));
            }
            return schema;
        }
        if (type == boolean.class || type == Boolean.class) {
            return ordered("type", "boolean");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return number(type == int.class || type == Integer.class ? "int32" : "int64", meaning);
        }
        if (type == String.class) {
            return text(meaning);
        }
        throw new IllegalStateException("The description knows no " + type);
    }

    private static Map<String, Object> number(String format, @Nullable Meaning meaning) {
        var schema = ordered("type", "integer");
        schema.put("format", format);
        if (meaning != null) {
            if (meaning.least() != Long.MIN_VALUE) {
                schema.put("minimum", meaning.least());
            }
            if (meaning.most() != Long.MAX_VALUE) {
                schema.put("maximum", meaning.most());
            }
            if (!meaning.example().isEmpty()) {
                schema.put("examples", List.of(Long.valueOf(meaning.example())));
            }
        }
        return schema;
    }

    private static Map<String, Object> text(@Nullable Meaning meaning) {
        var schema = ordered("type", "string");
        if (meaning == null) {
            return schema;
        }
        var words = meaning.quotaResource()
                ? Arrays.stream(QuotaResource.values()).map(QuotaResource::key).toList()
                : List.of(meaning.words());
        if (!words.isEmpty()) {
            schema.put("enum", words);
        }
        if (!meaning.pattern().isEmpty()) {
            schema.put("pattern", meaning.pattern());
        }
        if (meaning.shortest() > 0) {
            schema.put("minLength", meaning.shortest());
        }
        if (meaning.longest() != Integer.MAX_VALUE) {
            schema.put("maxLength", meaning.longest());
        }
        if (!meaning.example().isEmpty()) {
            schema.put("examples", List.of(meaning.example()));
        }
        return schema;
    }

    private static @Nullable Meaning meaning(RecordComponent component) {
        return component.getAnnotation(Meaning.class);
    }

    private static Map<String, Object> ordered(String key, Object value) {
        var map = new LinkedHashMap<String, Object>();
        map.put(key, value);
        return map;
    }
}
