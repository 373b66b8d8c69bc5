package org.ownsky.portal.ui.kit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A piece of HTML under construction, shown by a {@link Part}. Text and attribute values are escaped when it is written,
 * so names that people chose cannot become markup. One part is one node of the session's state, however much it shows.
 */
public final class Markup {
    private final String tag;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Object> content = new ArrayList<>();

    private Markup(String tag) {
        this.tag = tag;
    }

    public static Markup of(String tag) {
        return new Markup(tag);
    }

    /** An element with these classes, separated by spaces. */
    public static Markup of(String tag, String classes) {
        return new Markup(tag).with("class", classes);
    }

    /** An element that only holds text. */
    public static Markup text(String tag, String classes, String text) {
        return of(tag, classes).add(text);
    }

    /** A link inside the application. */
    public static Markup link(String address, String classes, String text) {
        return of("a", classes).with("href", address).add(text);
    }

    /** A line of text that is cut where room ends, with all of it in the tooltip. */
    public static Markup cut(String classes, String text) {
        return of("span", classes + " cut block").with("title", text).add(text);
    }

    public static Markup icon(Icon icon) {
        return of("span", "i " + icon.className()).with("aria-hidden", "true");
    }

    public Markup with(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    /** Tells this element from its siblings, so that it is changed in place when its list changes. */
    public Markup key(String key) {
        return with("data-key", key);
    }

    /** A value whose change makes the element flash. */
    public Markup version(String version) {
        return with("data-v", version);
    }

    public Markup add(String text) {
        content.add(text);
        return this;
    }

    public Markup add(Markup... children) {
        content.addAll(Arrays.asList(children));
        return this;
    }

    public Markup add(List<Markup> children) {
        content.addAll(children);
        return this;
    }

    public String html() {
        var html = new StringBuilder();
        write(html);
        return html.toString();
    }

    private void write(StringBuilder html) {
        html.append('<').append(tag);
        attributes.forEach((name, value) -> {
            html.append(' ').append(name).append("=\"");
            escape(value, html);
            html.append('"');
        });
        html.append('>');
        for (var child : content) {
            if (child instanceof Markup markup) {
                markup.write(html);
            } else {
                escape((String) child, html);
            }
        }
        html.append("</").append(tag).append('>');
    }

    private static void escape(String text, StringBuilder html) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                default -> html.append(c);
            }
        }
    }
}
