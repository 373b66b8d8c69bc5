package org.ownsky.portal.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code access/matrix.txt}: who may call what. The one golden list that the matrix is held against. */
final class AccessTable {
    private static final String FILE = "/access/matrix.txt";
    private static final String OPEN = "open to everybody: ";

    private final Map<String, Map<String, Rule>> sections;
    private final int open;

    private AccessTable(Map<String, Map<String, Rule>> sections, int open) {
        this.sections = sections;
        this.open = open;
    }

    static AccessTable read() {
        var sections = new TreeMap<String, Map<String, Rule>>();
        var open = 0;
        var section = "";
        for (var line : lines()) {
            if (line.startsWith(OPEN)) {
                open = Integer.parseInt(line.substring(OPEN.length()));
            } else if (line.startsWith("[")) {
                section = line.substring(1, line.length() - 1);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                var parts = line.split(" = ", 2);
                sections.computeIfAbsent(section, _ -> new LinkedHashMap<>())
                        .put(parts[0].strip(), Rule.parse(parts[1].strip()));
            }
        }
        return new AccessTable(sections, open);
    }

    Rule rule(String section, Object named) {
        return Optional.ofNullable(section(section).get(named.toString()))
                .orElseThrow(() -> new IllegalArgumentException("Nobody said who may " + named));
    }

    private Map<String, Rule> section(String name) {
        return sections.getOrDefault(name, Map.of());
    }

    /** How many may be open to everybody, as the file's head says. */
    int mostOpen() {
        return open;
    }

    long open() {
        return sections.values().stream()
                .flatMap(rules -> rules.values().stream())
                .filter(Rule::isOpen)
                .count();
    }

    /** What is not as it should be: what the table does not know, and what is there no more. */
    Collection<String> gaps(String section, Collection<String> found) {
        var gaps = new TreeSet<String>(Comparator.naturalOrder());
        found.stream()
                .filter(name -> !section(section).containsKey(name))
                .forEach(name -> gaps.add("nobody said who may: " + name));
        section(section).keySet().stream()
                .filter(name -> !found.contains(name))
                .forEach(name -> gaps.add("there is no such thing: " + name));
        return gaps;
    }

    private static Iterable<String> lines() {
        try (var file = Objects.requireNonNull(AccessTable.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
