package org.ownsky.portal.api;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes requests out of the API's own description: what it allows, and what it does not. */
final class FuzzedRequests {
    private static final List<String> JUNK = List.of(
            "",
            " ",
            "\0",
            "'; drop table identity.tenant; --",
            "../../../etc/passwd",
            "%s%n%x",
            "\u202e\uFEFF\uD83D\uDE80",
            "a".repeat(70),
            "<script>alert(1)</script>",
            "{\"a\":1}",
            "-1",
            "9".repeat(40),
            "null",
            "i-0000000000000000g",
            "\\",
            "ten-ffffffffffffffff",
            "\r\nX-Evil: 1");
    private static final List<String> NOT_JSON =
            List.of("", "{", "[", "nul", "{\"a\":}", "\u0000", "[".repeat(3_000), "{\"a\":1e999999999}", "\"open");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode document;
    private final RandomGenerator random;
    private final List<String> ids;
    private final List<Target> targets = new ArrayList<>();

    /**
     * Makes them.
     *
     * @param ids of things of one's own, of others', and of none
     */
    FuzzedRequests(JsonNode document, RandomGenerator random, List<String> ids) {
        this.document = document;
        this.random = random;
        this.ids = List.copyOf(ids);
        document.path("paths")
                .forEachEntry((path, methods) ->
                        methods.forEachEntry((method, operation) -> targets.add(new Target(path, method, operation))));
    }

    private record Target(String path, String method, JsonNode operation) {}

    /**
     * A request and what the description says of it.
     *
     * @param described the statuses that it names; empty when it knows no such request
     */
    record Fuzzed(HttpRequest.Builder request, String told, List<String> described) {}

    Fuzzed next(String root) {
        var target = pick(targets);
        var odd = random.nextInt(50) == 0;
        var method = odd
                ? pick(List.of("PATCH", "DELETE", "PUT", "OPTIONS"))
                : target.method().toUpperCase(Locale.ROOT);
        var path = new StringBuilder(target.path());
        var query = new StringBuilder();
        var headers = new ArrayList<String>();
        for (var parameter : target.operation().path("parameters")) {
            var name = parameter.path("name").asString("");
            if (!parameter.path("required").asBoolean(false) && random.nextInt(3) > 0) {
                continue;
            }
            var value = text(parameter.path("schema"), name);
            switch (parameter.path("in").asString("")) {
                case "path" -> {
                    var hole = "{" + name + "}";
                    var at = path.indexOf(hole);
                    path.replace(at, at + hole.length(), encoded(value));
                }
                case "query" ->
                    query.append(query.isEmpty() ? '?' : '&')
                            .append(name)
                            .append('=')
                            .append(encoded(value));
                default -> headers.addAll(List.of(name, value.replaceAll("[^ -~]", "?")));
            }
        }
        var address = root + path.toString() + query;
        var body = target.operation().has("requestBody") ? body(target.operation()) : "";
        var request = HttpRequest.newBuilder(URI.create(address))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", random.nextInt(40) == 0 ? "text/plain" : "application/json");
        for (var index = 0; index < headers.size(); index += 2) {
            request.header(headers.get(index), headers.get(index + 1));
        }
        var described = new ArrayList<String>();
        if (!odd) {
            target.operation().path("responses").propertyNames().forEach(described::add);
        }
        return new Fuzzed(request, method + " " + address + " " + body, described);
    }

    private String body(JsonNode operation) {
        if (random.nextInt(20) == 0) {
            return pick(NOT_JSON);
        }
        var schema = operation
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("schema");
        return value(schema, "body").toString();
    }

    private JsonNode value(JsonNode schema, String name) {
        if (random.nextInt(25) == 0) {
            return junk();
        }
        if (schema.has("$ref")) {
            var target = schema.path("$ref").asString("");
            return value(
                    document.path("components").path("schemas").path(target.substring(target.lastIndexOf('/') + 1)),
                    name);
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema);
            case "array" -> {
                var list = NODES.arrayNode();
                for (var left = random.nextInt(4); left > 0; left--) {
                    list.add(value(schema.path("items"), name));
                }
                yield list;
            }
            case "integer" -> NODES.numberNode(number(schema));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            default -> NODES.stringNode(text(schema, name));
        };
    }

    private JsonNode object(JsonNode schema) {
        var object = NODES.objectNode();
        var required = new ArrayList<String>();
        schema.path("required").forEach(name -> required.add(name.asString("")));
        schema.path("properties").forEachEntry((name, property) -> {
            var left = required.contains(name) ? random.nextInt(30) == 0 : random.nextBoolean();
            if (!left) {
                object.set(name, value(property, name));
            }
        });
        if (random.nextInt(30) == 0) {
            object.set("unknown", junk());
        }
        return object;
    }

    private JsonNode junk() {
        return switch (random.nextInt(6)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.booleanNode(true);
            case 3 -> NODES.arrayNode().add(1);
            case 4 -> NODES.objectNode().put("a", "b");
            default -> NODES.stringNode(pick(JUNK));
        };
    }

    private long number(JsonNode schema) {
        var least = schema.path("minimum").asLong(0);
        var most = schema.path("maximum").asLong(100);
        return switch (random.nextInt(8)) {
            case 0 -> least - 1;
            case 1 -> most + 1;
            case 2 -> random.nextLong();
            case 3 -> Integer.MAX_VALUE;
            default -> random.nextLong(least, most + 1);
        };
    }

    private String text(JsonNode schema, String name) {
        if (random.nextInt(12) == 0) {
            return pick(JUNK);
        }
        if (schema.has("enum")) {
            return schema.path("enum")
                    .get(random.nextInt(schema.path("enum").size()))
                    .asString("");
        }
        if (schema.path("type").asString("").equals("integer")) {
            return String.valueOf(number(schema));
        }
        var example = schema.path("examples").path(0).asString("");
        var fitting = ids.stream().filter(id -> isLike(id, example)).toList();
        if (!fitting.isEmpty()) {
            return pick(fitting);
        }
        if (name.equals("slug") || name.equals("name") || example.isEmpty()) {
            return "f" + Long.toString(random.nextLong(1L << 20), 36);
        }
        return example;
    }

    /** Ids of one kind begin alike. */
    private static boolean isLike(String id, String example) {
        var dash = example.indexOf('-');
        return dash > 0 && example.length() == id.length() && id.startsWith(example.substring(0, dash + 1));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
