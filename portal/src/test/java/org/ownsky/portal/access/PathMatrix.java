package org.ownsky.portal.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ownsky.portal.access.Answer.Verdict;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** The REST API as programs see it; requests are made of its own description. */
final class PathMatrix {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final MockMvc mvc;
    private final JsonNode description;
    private final List<PathCall> calls;

    PathMatrix(WebApplicationContext application) {
        this.mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        this.description = JSON.readTree(text(send(HttpMethod.GET, "/api/v1/openapi.json", "", Optional.empty())));
        this.calls = application
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(handler -> handler.getValue().getBeanType().getName().startsWith("org.ownsky."))
                .flatMap(handler -> calls(handler.getKey()))
                .toList();
    }

    /**
     * A request that can be sent.
     *
     * @param parameters those that name things, in the query
     */
    record PathCall(HttpMethod method, String path, List<String> parameters, Optional<JsonNode> body) {
        @Override
        public String toString() {
            return method + " " + path
                    + (parameters.isEmpty() ? "" : parameters.stream().collect(Collectors.joining("&", "?", "")));
        }

        Set<Kind> kinds() {
            var kinds = EnumSet.noneOf(Kind.class);
            Stream.concat(parameters.stream(), Stream.of(path.split("[{}]", -1)).filter(part -> !part.contains("/")))
                    .flatMap(name -> kind(name).stream())
                    .forEach(kinds::add);
            body.ifPresent(node -> node.propertyNames().stream()
                    .flatMap(name -> kind(name).stream())
                    .forEach(kinds::add));
            return kinds;
        }
    }

    List<PathCall> calls() {
        return calls;
    }

    Answer ask(PathCall call, Optional<String> token, Things things) {
        var path = call.path();
        for (var kind : Kind.values()) {
            path = path.replace("{" + name(kind) + "}", things.id(kind));
        }
        path = path.replace("{action}", "stop").replace("{decision}", "approve");
        var query = call.parameters().stream()
                .map(name -> name + "=" + things.id(kind(name).orElseThrow()))
                .collect(Collectors.joining("&"));
        var body = call.body().map(node -> filled(node, things).toString()).orElse("");
        return answer(send(call.method(), query.isEmpty() ? path : path + "?" + query, body, token));
    }

    private static Answer answer(MockHttpServletResponse response) {
        var text = text(response).replaceAll("\"reference\":\"[^\"]*\"", "");
        return new Answer(
                switch (response.getStatus()) {
                    case 401, 403 -> Verdict.FORBIDDEN;
                    case 404 -> Verdict.NOT_FOUND;
                    default -> response.getStatus() < 500 ? Verdict.ALLOWED : Verdict.BROKEN;
                },
                response.getStatus() + " " + text);
    }

    private static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), UTF_8);
    }

    private MockHttpServletResponse send(HttpMethod method, String path, String body, Optional<String> token) {
        var request = request(method, URI.create(path));
        token.ifPresent(secret -> request.header(HttpHeaders.AUTHORIZATION, "Bearer " + secret));
        if (!body.isEmpty()) {
            request.contentType(MediaType.APPLICATION_JSON).content(body);
        }
        try {
            return mvc.perform(request).andReturn().getResponse();
        } catch (Exception e) {
            throw new AssertionError(method + " " + path + " is not answered", e);
        }
    }

    /** One without the things that may be named in the query, and one for each of these. */
    private Stream<PathCall> calls(RequestMappingInfo handler) {
        var path = handler.getPatternValues().iterator().next().replaceAll("\\{([a-zA-Z]+):[^}]*}", "{$1}");
        var method = HttpMethod.valueOf(
                handler.getMethodsCondition().getMethods().iterator().next().name());
        var operation = description.path("paths").path(path).path(method.name().toLowerCase(Locale.ROOT));
        var required = new ArrayList<String>();
        var optional = new ArrayList<String>();
        for (var parameter : operation.path("parameters")) {
            var name = parameter.path("name").asString("");
            if (parameter.path("in").asString("").equals("query") && kind(name).isPresent()) {
                (parameter.path("required").asBoolean(false) ? required : optional).add(name);
            }
        }
        var body = Optional.of(operation.path("requestBody"))
                .filter(node -> !node.isMissingNode())
                .map(node ->
                        example(node.path("content").path("application/json").path("schema")));
        return Stream.concat(
                Stream.of(new PathCall(method, path, required, body)),
                optional.stream()
                        .map(name -> new PathCall(
                                method,
                                path,
                                Stream.concat(required.stream(), Stream.of(name))
                                        .toList(),
                                body)));
    }

    /** A body in order, made of the schema's examples. */
    private JsonNode example(JsonNode schema) {
        if (schema.has("$ref")) {
            var target = schema.path("$ref").asString("");
            return example(
                    description.path("components").path("schemas").path(target.substring(target.lastIndexOf('/') + 1)));
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> {
                var object = NODES.objectNode();
                schema.path("properties").forEachEntry((name, property) -> {
                    var node = example(property);
                    if (!node.isNull()) {
                        object.set(name, node);
                    }
                });
                yield object;
            }
            case "array" -> {
                var item = example(schema.path("items"));
                yield item.isNull() ? item : NODES.arrayNode().add(item);
            }
            default -> word(schema);
        };
    }

    private static JsonNode word(JsonNode schema) {
        if (schema.has("examples")) {
            return schema.path("examples").get(0);
        }
        return schema.has("enum") ? schema.path("enum").get(0) : NODES.nullNode();
    }

    private static JsonNode filled(JsonNode example, Things things) {
        if (!example.isObject()) {
            return example;
        }
        var filled = NODES.objectNode();
        example.forEachEntry((name, node) -> filled.set(
                name,
                kind(name)
                        .<JsonNode>map(kind -> NODES.stringNode(things.id(kind)))
                        .orElse(node)));
        return filled;
    }

    private static Optional<Kind> kind(String name) {
        return Stream.of(Kind.values())
                .filter(kind -> name.equals(name(kind)) || name.equals(name(kind) + "Id"))
                .findFirst();
    }

    /** As paths call it. */
    private static String name(Kind kind) {
        return switch (kind) {
            case PERSON -> "user";
            case KEY_PAIR -> "keyPair";
            case ACCESS_KEY -> "accessKey";
            case APPROVAL_RULE -> "approvalRule";
            case PLANNED_LIMIT -> "plannedLimit";
            case LIMIT_TEMPLATE -> "limitTemplate";
            case QUOTA_REQUEST -> "quotaRequest";
            default -> kind.name().toLowerCase(Locale.ROOT);
        };
    }
}
