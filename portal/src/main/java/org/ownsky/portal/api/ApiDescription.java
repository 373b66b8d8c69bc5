package org.ownsky.portal.api;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The API in the form of OpenAPI 3.1. */
final class ApiDescription {
    private static final String JSON = "application/json";

    private final List<Operation> operations;
    private final Schemas schemas;

    ApiDescription(List<Operation> operations, Schemas schemas) {
        this.operations = List.copyOf(operations);
        this.schemas = schemas;
    }

    Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                ordered(
                        "title",
                        "Ownsky",
                        "version",
                        "1",
                        "description",
                        "Instances, quota, people and audit of a private cloud. Times are UTC in ISO 8601. Fields that a"
                                + " thing does not have are absent."));
        document.put("servers", List.of(ordered("url", "/")));
        document.put("security", List.of(ordered("token", List.of())));
        var paths = paths();
        var problem = schemas.answer(Problem.class);
        document.put("paths", paths);
        document.put(
                "components",
                ordered(
                        "schemas",
                        schemas.named(),
                        "responses",
                        problems(problem),
                        "securitySchemes",
                        ordered(
                                "token",
                                ordered(
                                        "type",
                                        "http",
                                        "scheme",
                                        "bearer",
                                        "description",
                                        "A personal access token, osk_…; make one in the portal, under Tokens"))));
        return document;
    }

    private SortedMap<String, Map<String, Object>> paths() {
        var paths = new TreeMap<String, Map<String, Object>>();
        for (var operation : operations) {
            paths.computeIfAbsent(operation.path(), _ -> new LinkedHashMap<>())
                    .put(operation.method().toLowerCase(Locale.ROOT), operation(operation));
        }
        return paths;
    }

    private Map<String, Object> operation(Operation operation) {
        var described = new LinkedHashMap<String, Object>();
        described.put("operationId", operation.id());
        described.put("tags", List.of(operation.group()));
        described.put("summary", operation.meaning());
        if (!operation.parameters().isEmpty()) {
            described.put(
                    "parameters",
                    operation.parameters().stream()
                            .map(ApiDescription::parameter)
                            .toList());
        }
        operation
                .body()
                .ifPresent(body -> described.put(
                        "requestBody",
                        ordered(
                                "required",
                                body.required(),
                                "content",
                                ordered(JSON, ordered("schema", schemas.request(body.type()))))));
        described.put("responses", responses(operation));
        return described;
    }

    private static Map<String, Object> parameter(Operation.Parameter parameter) {
        var described = new LinkedHashMap<String, Object>();
        described.put("name", parameter.name());
        described.put("in", parameter.place());
        described.put("required", parameter.required());
        described.put("description", parameter.meaning());
        described.put("schema", parameter.schema());
        return described;
    }

    private Map<String, Object> responses(Operation operation) {
        var responses = new TreeMap<String, Object>();
        var good = new LinkedHashMap<String, Object>();
        good.put("description", operation.answer().isPresent() ? "Done" : "Done; there is nothing to say");
        good.put("headers", headers());
        operation
                .answer()
                .ifPresent(type -> good.put("content", ordered(JSON, ordered("schema", schemas.answer(type)))));
        responses.put(String.valueOf(operation.status()), good);
        for (var kind : ProblemKind.values()) {
            if (applies(kind, operation)) {
                responses.put(
                        String.valueOf(kind.status()), ordered("$ref", "#/components/responses/" + kind.status()));
            }
        }
        return responses;
    }

    /** What the path itself, the media types and the body's length rule out. */
    private static boolean applies(ProblemKind kind, Operation operation) {
        return switch (kind) {
            case QUOTA_EXCEEDED, NO_CAPACITY, WRONG_STATE, CONFLICT -> operation.changes();
            case TOO_LARGE, UNSUPPORTED_MEDIA_TYPE -> operation.body().isPresent();
            case INVALID_INPUT,
                    NOT_FOUND,
                    FORBIDDEN,
                    UNAVAILABLE,
                    BUG,
                    UNAUTHENTICATED,
                    TOO_MANY_REQUESTS,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE -> true;
        };
    }

    private static Map<String, Object> headers() {
        var number = ordered("type", "integer");
        var headers = new LinkedHashMap<String, Object>();
        headers.put(
                "X-Request-Id",
                ordered("description", "What to quote to an operator", "schema", ordered("type", "string")));
        headers.put("RateLimit-Limit", ordered("description", "Requests a minute", "schema", number));
        headers.put("RateLimit-Remaining", ordered("description", "Requests left now", "schema", number));
        headers.put("RateLimit-Reset", ordered("description", "Seconds until all are there again", "schema", number));
        return headers;
    }

    private static Map<String, Object> problems(Map<String, Object> schema) {
        var responses = new TreeMap<String, Object>();
        Arrays.stream(ProblemKind.values())
                .collect(Collectors.groupingBy(ProblemKind::status))
                .forEach((status, kinds) -> responses.put(
                        String.valueOf(status),
                        ordered(
                                "description",
                                kinds.stream()
                                        .map(kind -> kind.word() + ": " + kind.meaning())
                                        .collect(Collectors.joining(" ")),
                                "content",
                                ordered(ProblemWriter.MEDIA_TYPE, ordered("schema", schema)))));
        return responses;
    }

    /** Names and values in turn; a document that is the same each time can be compared. */
    private static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (var index = 0; index < namesAndValues.length; index += 2) {
            map.put((String) namesAndValues[index], namesAndValues[index + 1]);
        }
        return map;
    }
}
