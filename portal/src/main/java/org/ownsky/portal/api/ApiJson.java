package org.ownsky.portal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * Reads and writes the API's JSON. What a request says is taken by the letter: an unknown or doubled field, a number in
 * quotes, anything after the end is refused, because a field that is silently left out is a request that nobody made.
 */
@Component
class ApiJson {
    private static final List<CoercionInputShape> NO_TEXT =
            List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean);

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> NO_TEXT.forEach(shape -> config.setCoercion(shape, CoercionAction.Fail)))
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    byte[] write(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    /**
     * A request's body as a record with every field that is not optional.
     *
     * @throws CloudException InvalidInput with the field's path
     */
    Object read(InputStream body, Type type) {
        try {
            var javaType = mapper.constructType(type);
            var value = mapper.readValue(body, javaType);
            if (value == null) {
                throw CloudException.invalid("body", "null", "a JSON object");
            }
            requireWhole("", value);
            return value;
        } catch (UnrecognizedPropertyException unknown) {
            var fields = unknown.getKnownPropertyIds() == null
                    ? ""
                    : unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
            throw refused(path(unknown), "unknown field", fields.isEmpty() ? "no field" : "only " + fields, unknown);
        } catch (DatabindException mismatch) {
            rethrowOurs(mismatch);
            throw refused(path(mismatch), "of another type", "what the description of the API says", mismatch);
        } catch (JacksonException malformed) {
            rethrowOurs(malformed);
            throw refused("body", "not JSON", "one JSON object", malformed);
        }
    }

    /** Jackson leaves a field that is not there null. */
    private static void requireWhole(String prefix, Object value) {
        if (value instanceof List<?> list) {
            for (var index = 0; index < list.size(); index++) {
                requirePresent(prefix + "[" + index + "]", list.get(index));
            }
        }
        if (value instanceof Optional<?> optional && optional.isPresent()) {
            requireWhole(prefix, optional.get());
        }
        if (value instanceof Record) {
            for (var component : value.getClass().getRecordComponents()) {
                var name = prefix.isEmpty() ? component.getName() : prefix + "." + component.getName();
                try {
                    requirePresent(name, component.getAccessor().invoke(value));
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("Records have accessors", e);
                }
            }
        }
    }

    private static void requirePresent(String name, @Nullable Object value) {
        if (value == null) {
            throw CloudException.invalid(name, "", "a value; it is required");
        }
        requireWhole(name, value);
    }

    private static CloudException refused(String field, String value, String allowed, JacksonException cause) {
        return CloudException.of(new CloudError.InvalidInput(field, value, allowed), "bad JSON", cause);
    }

    private static String path(DatabindException at) {
        var path = new StringBuilder();
        for (var step : at.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static void rethrowOurs(JacksonException wrapper) {
        switch (wrapper.getCause()) {
            case CloudException refused -> throw refused;
            case BodyTooLargeException tooLarge -> throw tooLarge;
            case null, default -> {
                // Jackson's own.
            }
        }
    }
}
