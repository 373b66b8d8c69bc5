package org.ownsky.portal.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * The description as a page: plain HTML from the same operations and schemas, without any script, so that it reads under
 * the strictest policy, offline and in a text browser.
 */
final class DescriptionPage {
    private final List<Operation> operations;
    private final Map<String, Object> schemas;
    private final StringBuilder html = new StringBuilder();

    DescriptionPage(List<Operation> operations, Map<String, Object> schemas) {
        this.operations = List.copyOf(operations);
        this.schemas = Map.copyOf(schemas);
    }

    String html() {
        html.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
                .append("<title>Ownsky REST API</title><link rel=\"stylesheet\" href=\"")
                .append(ApiPaths.STYLE)
                .append("\"></head><body><header><h1>Ownsky REST API</h1><p>Send a personal access token with every")
                .append(
                        " request: <code>Authorization: Bearer osk_…</code>. The same description for programs is at <a")
                .append(" href=\"")
                .append(ApiPaths.DOCUMENT)
                .append("\">openapi.json</a>.</p></header>");
        var groups = groups();
        contents(groups);
        html.append("<main>");
        groups.forEach(this::group);
        schemas();
        problems();
        return html.append("</main></body></html>").toString();
    }

    private Map<String, List<Operation>> groups() {
        var groups = new LinkedHashMap<String, List<Operation>>();
        for (var operation : operations) {
            groups.computeIfAbsent(operation.group(), _ -> new ArrayList<>()).add(operation);
        }
        return groups;
    }

    private void contents(Map<String, List<Operation>> groups) {
        html.append("<nav aria-label=\"Contents\"><ul>");
        for (var group : groups.keySet()) {
            link(anchor("", group), group);
        }
        link("bodies", "Bodies");
        link("problems", "Problems");
        html.append("</ul></nav>");
    }

    private void link(String anchor, String text) {
        html.append("<li><a href=\"#")
                .append(anchor)
                .append("\">")
                .append(escape(text))
                .append("</a></li>");
    }

    private void group(String name, List<Operation> members) {
        html.append("<section id=\"")
                .append(anchor("", name))
                .append("\"><h2>")
                .append(escape(name))
                .append("</h2>");
        members.forEach(this::operation);
        html.append("</section>");
    }

    private void operation(Operation operation) {
        html.append("<article id=\"")
                .append(anchor("", operation.id()))
                .append("\"><h3><span class=\"method ")
                .append(operation.method().toLowerCase(Locale.ROOT))
                .append("\">")
                .append(operation.method())
                .append("</span> <code>")
                .append(escape(operation.path()))
                .append("</code></h3><p>")
                .append(escape(operation.meaning()))
                .append(".</p>");
        if (!operation.parameters().isEmpty()) {
            table("Parameter", "Where", "Meaning");
            for (var parameter : operation.parameters()) {
                row(
                        code(parameter.name()) + (parameter.required() ? "" : " <small>optional</small>"),
                        parameter.place(),
                        escape(parameter.meaning()) + constraints(parameter.schema()));
            }
            html.append("</tbody></table>");
        }
        operation
                .body()
                .ifPresent(body -> html.append("<p>Body: ")
                        .append(reference(Schemas.name(body.type())))
                        .append(body.required() ? "" : ", optional")
                        .append("</p>"));
        html.append("<p>Answer: <code>").append(operation.status()).append("</code>");
        operation.answer().ifPresent(type -> html.append(" ").append(type(new Schemas().answer(type))));
        html.append("</p></article>");
    }

    private void schemas() {
        html.append("<section id=\"bodies\"><h2>Bodies</h2>");
        schemas.keySet().stream().sorted().forEach(name -> schema(name, map(schemas.get(name))));
        html.append("</section>");
    }

    private void schema(String name, Map<?, ?> schema) {
        html.append("<article id=\"")
                .append(anchor("body-", name))
                .append("\"><h3><code>")
                .append(escape(name))
                .append("</code></h3><p>")
                .append(escape(String.valueOf(schema.get("description"))))
                .append(".</p>");
        table("Field", "Type", "Meaning");
        var required = schema.get("required") instanceof List<?> names ? names : List.of();
        map(schema.get("properties")).forEach((field, property) -> {
            var described = map(property);
            row(
                    code(String.valueOf(field)) + (required.contains(field) ? "" : " <small>optional</small>"),
                    type(described),
                    escape(described.get("description") instanceof String text ? text : "") + constraints(described));
        });
        html.append("</tbody></table></article>");
    }

    private void problems() {
        html.append("<section id=\"problems\"><h2>Problems</h2><p>Whatever goes wrong is answered as ")
                .append(code(ProblemWriter.MEDIA_TYPE))
                .append(", see ")
                .append(reference("Problem"))
                .append(".</p>");
        table("error", "Status", "Meaning");
        Arrays.stream(ProblemKind.values())
                .forEach(kind -> html.append("<tr id=\"problem-")
                        .append(kind.word())
                        .append("\"><td>")
                        .append(code(kind.word()))
                        .append("</td><td>")
                        .append(kind.status())
                        .append("</td><td>")
                        .append(escape(kind.meaning()))
                        .append("</td></tr>"));
        html.append("</tbody></table></section>");
    }

    private void table(String... heads) {
        html.append("<table><thead><tr>");
        for (var head : heads) {
            html.append("<th scope=\"col\">").append(head).append("</th>");
        }
        html.append("</tr></thead><tbody>");
    }

    private void row(String... cells) {
        html.append("<tr>");
        for (var cell : cells) {
            html.append("<td>").append(cell).append("</td>");
        }
        html.append("</tr>");
    }

    private static String type(Map<?, ?> schema) {
        if (schema.get("$ref") instanceof String target) {
            return reference(target.substring(target.lastIndexOf('/') + 1));
        }
        if (schema.get("items") instanceof Map<?, ?> item) {
            return "list of " + type(item);
        }
        if (schema.get("properties") instanceof Map<?, ?> page && page.get("items") instanceof Map<?, ?> items) {
            return code("{items, next}") + ", " + type(items);
        }
        return escape(String.valueOf(schema.get("format") instanceof String format ? format : schema.get("type")));
    }

    private static String constraints(Map<?, ?> schema) {
        var said = new StringBuilder();
        if (schema.get("enum") instanceof List<?> words) {
            said.append(" One of ");
            words.forEach(word -> said.append(code(String.valueOf(word))).append(' '));
        }
        range(said, schema, "minimum", "maximum", "");
        range(said, schema, "minLength", "maxLength", " characters");
        if (schema.get("default") != null) {
            said.append(" Default ").append(code(String.valueOf(schema.get("default"))));
        }
        if (schema.get("examples") instanceof List<?> examples) {
            said.append(" <small>such as ")
                    .append(code(String.valueOf(examples.getFirst())))
                    .append("</small>");
        }
        return said.toString();
    }

    private static void range(StringBuilder said, Map<?, ?> schema, String least, String most, String unit) {
        var from = schema.get(least);
        var to = schema.get(most);
        if (from != null && to != null) {
            said.append(" <small>")
                    .append(from)
                    .append(" to ")
                    .append(to)
                    .append(unit)
                    .append("</small>");
        } else if (from != null || to != null) {
            said.append(" <small>at ")
                    .append(from == null ? "most " : "least ")
                    .append(from == null ? to : from)
                    .append(unit)
                    .append("</small>");
        }
    }

    private static String reference(String name) {
        return "<a href=\"#" + anchor("body-", name) + "\">" + code(name) + "</a>";
    }

    private static String anchor(String prefix, String text) {
        return prefix + text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static String code(String text) {
        return "<code>" + escape(text) + "</code>";
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
