package org.ownsky.portal.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.portal.api.Operation.Body;
import org.ownsky.portal.api.Operation.Parameter;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Reads from the controllers what the API can do; what they do and what is described can't differ. */
final class Operations {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");
    private static final int CREATED = 201;
    private static final int DONE = 200;

    private final Schemas schemas;

    Operations(Schemas schemas) {
        this.schemas = schemas;
    }

    /** By path, then method. */
    List<Operation> of(RequestMappingHandlerMapping mapping) {
        var found = new ArrayList<Operation>();
        mapping.getHandlerMethods().forEach((info, method) -> {
            if (method.getBeanType().getPackage() == Operations.class.getPackage()
                    && method.hasMethodAnnotation(Meaning.class)) {
                found.add(operation(info, method));
            }
        });
        found.sort(Comparator.comparing(Operation::path)
                .thenComparingInt(operation -> METHODS.indexOf(operation.method())));
        return found;
    }

    private Operation operation(RequestMappingInfo info, HandlerMethod method) {
        var verb = info.getMethodsCondition().getMethods().iterator().next().name();
        // A variable's pattern is told by its schema.
        var path = info.getPatternValues().iterator().next().replaceAll("\\{([a-zA-Z]+):[^}]*}", "{$1}");
        var parameters = new ArrayList<Parameter>();
        Optional<Body> body = Optional.empty();
        for (var parameter : method.getMethodParameters()) {
            var carried = parameter.getParameterAnnotation(RequestBody.class);
            if (carried != null) {
                body = Optional.of(new Body(parameter.nestedIfOptional().getNestedParameterType(), carried.required()));
            } else {
                parameters.add(parameter(parameter));
            }
        }
        return new Operation(
                method.getBeanType().getSimpleName().replace("Resources", "") + "-"
                        + method.getMethod().getName(),
                verb,
                path,
                meaning(method.getBeanType().getAnnotation(Meaning.class)),
                meaning(method.getMethodAnnotation(Meaning.class)),
                parameters,
                body,
                status(method),
                answer(method.getMethod().getGenericReturnType()));
    }

    private Parameter parameter(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        var name = Objects.requireNonNull(parameter.getParameterName(), "compiled with -parameters");
        var meaning = parameter.getParameterAnnotation(Meaning.class);
        var schema = schemas.of(parameter.getGenericParameterType(), meaning);
        var query = parameter.getParameterAnnotation(RequestParam.class);
        var header = parameter.getParameterAnnotation(RequestHeader.class);
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            return new Parameter(name, "path", true, meaning(meaning), schema);
        }
        if (header != null) {
            return new Parameter(header.name(), "header", false, meaning(meaning), schema);
        }
        var fallback = query == null ? ValueConstants.DEFAULT_NONE : query.defaultValue();
        if (!fallback.equals(ValueConstants.DEFAULT_NONE) && !fallback.isEmpty()) {
            schema.put("default", parameter.getParameterType() == int.class ? Integer.valueOf(fallback) : fallback);
        }
        var required = fallback.equals(ValueConstants.DEFAULT_NONE) && !parameter.isOptional();
        return new Parameter(name, "query", required, meaning(meaning), schema);
    }

    private static int status(HandlerMethod method) {
        var status = method.getMethodAnnotation(ResponseStatus.class);
        if (status != null) {
            return status.code().value();
        }
        return method.getMethod().getReturnType() == ResponseEntity.class ? CREATED : DONE;
    }

    private static Optional<Type> answer(Type returned) {
        if (returned == void.class) {
            return Optional.empty();
        }
        return returned instanceof ParameterizedType entity && entity.getRawType() == ResponseEntity.class
                ? Optional.of(entity.getActualTypeArguments()[0])
                : Optional.of(returned);
    }

    private static String meaning(@Nullable Meaning meaning) {
        return meaning == null ? "" : meaning.value();
    }
}
