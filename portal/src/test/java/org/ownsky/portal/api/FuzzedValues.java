package org.ownsky.portal.api;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values by chance: mostly what a schema allows, now and then what it does not. */
final class FuzzedValues {
    private static final List<String> JUNK = List.of(
            "",
            " ",
            "\0",
            "\u0001\u001b[31m",
            "'; drop table identity.tenant; --",
            "../../../etc/passwd",
            "%s%n%x",
            "%00",
            "\u202e\uFEFF\uD83D\uDE80",
            "\uD800",
            "İıſﬀ",
            "a".repeat(70),
            "b".repeat(3_000),
            "<script>alert(1)</script>",
            "{\"a\":1}",
            "-1",
            "9".repeat(40),
            "1e400",
            "NaN",
            "null",
            "true",
            "i-0000000000000000g",
            "I-00000000000000000",
            "\\",
            "ten-ffffffffffffffff",
            "2026-02-30T00:00:00Z",
            "+1000000000-01-01T00:00:00Z",
            "\r\nX-Evil: 1");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode document;
    private final RandomGenerator random;
    private final List<String> ids;
    private final List<String> cursors = new ArrayList<>();

    /**
     * Makes them.
     *
     * @param ids of things of one's own, of others', and of none
     */
    FuzzedValues(JsonNode document, RandomGenerator random, List<String> ids) {
        this.document = document;
        this.random = random;
        this.ids = List.copyOf(ids);
    }

    /** To be sent as "after" some time, to whatever list. */
    void learnCursor(String next) {
        if (cursors.size() < 100) {
            cursors.add(next);
        } else {
            cursors.set(random.nextInt(cursors.size()), next);
        }
    }

    String junkText() {
        return pick(JUNK);
    }

    JsonNode value(JsonNode schema, String name) {
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
            object.set(random.nextBoolean() ? "unknown" : junkText(), junk());
        }
        return object;
    }

    private JsonNode junk() {
        return switch (random.nextInt(9)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.numberNode(random.nextLong());
            case 2 -> NODES.booleanNode(true);
            case 3 -> NODES.arrayNode().add(1);
            case 4 -> NODES.objectNode().put("a", "b");
            case 5 -> NODES.numberNode(-0.5);
            case 6 -> NODES.numberNode(new java.math.BigInteger("9".repeat(60)));
            case 7 -> nested();
            default -> NODES.stringNode(junkText());
        };
    }

    private JsonNode nested() {
        JsonNode inner = NODES.objectNode();
        for (var depth = random.nextInt(200); depth > 0; depth--) {
            inner = random.nextBoolean()
                    ? NODES.arrayNode().add(inner)
                    : NODES.objectNode().set("a", inner);
        }
        return inner;
    }

    private long number(JsonNode schema) {
        var least = schema.path("minimum").asLong(0);
        var most = schema.path("maximum").asLong(100);
        return switch (random.nextInt(9)) {
            case 0 -> least - 1;
            case 1 -> most + 1;
            case 2 -> random.nextLong();
            case 3 -> Integer.MAX_VALUE;
            case 4 -> Long.MIN_VALUE;
            default -> random.nextLong(least, most + 1);
        };
    }

    String text(JsonNode schema, String name) {
        if (random.nextInt(12) == 0) {
            return junkText();
        }
        if (schema.has("enum")) {
            return schema.path("enum")
                    .get(random.nextInt(schema.path("enum").size()))
                    .asString("");
        }
        if (schema.path("type").asString("").equals("integer")) {
            return String.valueOf(number(schema));
        }
        if (schema.path("type").asString("").equals("boolean")) {
            return String.valueOf(random.nextBoolean());
        }
        if (schema.path("format").asString("").equals("date-time")) {
            return "20%02d-0%d-15T12:00:00Z".formatted(random.nextInt(100), 1 + random.nextInt(9));
        }
        if (name.equals("after") && !cursors.isEmpty()) {
            return pick(cursors);
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
        if (example.startsWith("AKIA")) {
            return id.startsWith("AKIA");
        }
        var dash = example.indexOf('-');
        return dash > 0 && example.length() == id.length() && id.startsWith(example.substring(0, dash + 1));
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
