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

/** Makes requests out of the API's own description: what it allows, and what it does not. */
final class FuzzedRequests {
    private static final List<String> NOT_JSON = List.of(
            "",
            "{",
            "[",
            "nul",
            "{\"a\":}",
            "\u0000",
            "\uFEFF{}",
            "[".repeat(3_000),
            "{\"a\":".repeat(3_000),
            "{\"a\":1e999999999}",
            "{\"a\":" + "9".repeat(20_000) + "}",
            "\"open",
            "{} {}",
            "{'a': 1}",
            "{\"a\": 1,}",
            "{\"\\uD800\": 1}");
    private static final List<String> OTHER_TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "application/json; charset=utf-16",
            "application/merge-patch+json",
            "*/*",
            "nonsense");
    private static final List<String> ACCEPTED =
            List.of("application/json", "*/*", "application/json;q=0.1, */*;q=0", "text/html", "nonsense", "");
    private static final List<String> OTHER_METHODS = List.of("PATCH", "DELETE", "PUT", "OPTIONS", "HEAD", "BREW");
    /** Above what the API reads, in blanks, which are JSON as long as nothing else comes. */
    private static final String TOO_LARGE = " ".repeat(BoundedBody.MOST_BYTES + 1);

    private static final int LONG_HEADER = 6_000;

    private final RandomGenerator random;
    private final FuzzedValues values;
    private final List<Target> targets = new ArrayList<>();

    FuzzedRequests(JsonNode document, RandomGenerator random, FuzzedValues values) {
        this.random = random;
        this.values = values;
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
        var method = odd ? pick(OTHER_METHODS) : target.method().toUpperCase(Locale.ROOT);
        var headers = new ArrayList<String>();
        var address = root + address(target, headers);
        var body = target.operation().has("requestBody") ? body(target.operation()) : "";
        var request = HttpRequest.newBuilder(URI.create(address))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", random.nextInt(40) == 0 ? pick(OTHER_TYPES) : "application/json");
        if (random.nextInt(40) == 0) {
            headers.addAll(List.of("Accept", pick(ACCEPTED)));
        }
        if (random.nextInt(60) == 0) {
            headers.addAll(List.of(
                    pick(List.of("Idempotency-Key", "X-Request-Id", "X-Forwarded-For", "Cookie", "Range", "If-Match")),
                    random.nextInt(4) == 0 ? "k".repeat(LONG_HEADER) : printable(values.junkText())));
        }
        for (var index = 0; index < headers.size(); index += 2) {
            request.header(headers.get(index), headers.get(index + 1));
        }
        var described = new ArrayList<String>();
        if (!odd) {
            target.operation().path("responses").propertyNames().forEach(described::add);
        }
        return new Fuzzed(
                request,
                method + " " + address + " " + headers + " " + body.substring(0, Math.min(2_000, body.length())),
                described);
    }

    private String address(Target target, List<String> headers) {
        var path = new StringBuilder(target.path());
        var query = new StringBuilder();
        for (var parameter : target.operation().path("parameters")) {
            var name = parameter.path("name").asString("");
            if (!parameter.path("required").asBoolean(false) && random.nextInt(3) > 0) {
                continue;
            }
            var value = values.text(parameter.path("schema"), name);
            switch (parameter.path("in").asString("")) {
                case "path" -> {
                    var hole = "{" + name + "}";
                    var at = path.indexOf(hole);
                    path.replace(at, at + hole.length(), encoded(value));
                }
                case "query" -> {
                    for (var times = random.nextInt(40) == 0 ? 2 : 1; times > 0; times--) {
                        query.append(query.isEmpty() ? '?' : '&')
                                .append(name)
                                .append('=')
                                .append(encoded(value));
                    }
                }
                default -> headers.addAll(List.of(name, printable(value)));
            }
        }
        if (random.nextInt(100) == 0) {
            query.append(query.isEmpty() ? '?' : '&').append(pick(List.of("unknown=1", "=", "&&", "a=%c3%28")));
        }
        return path + query.toString();
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
        var body = values.value(schema, "body").toString();
        if (random.nextInt(400) == 0) {
            return TOO_LARGE + body;
        }
        return random.nextInt(40) == 0 ? doubled(body) : body;
    }

    /** The first field twice. */
    private static String doubled(String body) {
        var comma = body.indexOf(',');
        return body.startsWith("{\"") && comma > 0 ? body.substring(0, comma) + "," + body.substring(1) : body;
    }

    private static String printable(String value) {
        return value.replaceAll("[^ -~]", "?");
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
