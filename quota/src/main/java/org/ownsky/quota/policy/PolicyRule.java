package org.ownsky.quota.policy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Money;
import org.ownsky.kernel.ProjectId;

/** The one thing that a policy demands or gives. Each is valid once it is made. */
public sealed interface PolicyRule {
    /** The most entries a list of names may have. */
    int MOST_NAMES = 100;

    /** What kind it is: the persisted and API name. */
    default String kind() {
        return switch (this) {
            case Approval _ -> "approval";
            case Lease _ -> "lease";
            case Schedule _ -> "schedule";
            case AllowedTypes _ -> "allowed-types";
            case AllowedImages _ -> "allowed-images";
            case RequiredTags _ -> "required-tags";
            case NamePattern _ -> "name-pattern";
        };
    }

    /**
     * Has launches wait for approval by whoever sets policies where this one holds. Any of its conditions is enough; without
     * one it would hold everything, and is refused.
     *
     * @param moreThan instances in one launch, 1 to 1,000
     * @param dearerThan a month of the whole launch, more than nothing
     */
    record Approval(
            Optional<Integer> moreThan,
            Optional<Money> dearerThan,
            Set<String> types,
            Set<String> images,
            Set<ProjectId> projects)
            implements PolicyRule {
        private static final int MOST_INSTANCES = 1_000;
        private static final BigDecimal DEAREST = BigDecimal.valueOf(1_000_000_000);

        public Approval {
            types = names("Types", types);
            images = names("Images", images);
            if (projects.size() > MOST_NAMES) {
                throw CloudException.invalid("Projects", projects.size() + " projects", "at most " + MOST_NAMES);
            }
            projects = Set.copyOf(projects);
            moreThan.filter(count -> count < 1 || count > MOST_INSTANCES).ifPresent(count -> {
                throw CloudException.invalid("More than", count + " instances", "1 to " + MOST_INSTANCES);
            });
            dearerThan
                    .filter(price -> price.amount().signum() <= 0
                            || price.amount().compareTo(DEAREST) > 0
                            || price.amount().scale() > 6)
                    .ifPresent(price -> {
                        throw CloudException.invalid(
                                "Dearer than", price.amount().toString(), "more than 0, up to " + DEAREST + " a month");
                    });
            if (moreThan.isEmpty()
                    && dearerThan.isEmpty()
                    && types.isEmpty()
                    && images.isEmpty()
                    && projects.isEmpty()) {
                throw CloudException.invalid(
                        "Condition",
                        "",
                        "at least one of: more than a number of instances, dearer than an amount, types, images,"
                                + " projects. Approval for everything would only stop people");
            }
        }
    }

    /**
     * Gives instances an end, which can be put off.
     *
     * @param life what an instance gets at its launch
     * @param longest the farthest end there can be, from the launch on; not below {@code life}
     * @param warnings how long before the end people are told, at most 5 times
     * @param extensions how often who operates the instance may put the end off without asking, 0 to 100
     * @param extension by how much each time
     * @param grace how long after the end the stopped instance is kept until it is terminated
     */
    record Lease(
            Duration life,
            Duration longest,
            List<Duration> warnings,
            int extensions,
            Duration extension,
            Duration grace)
            implements PolicyRule {
        static final Duration SHORTEST = Duration.ofMinutes(1);
        static final Duration FARTHEST = Duration.ofDays(3650);
        private static final int MOST_WARNINGS = 5;
        private static final int MOST_EXTENSIONS = 100;

        public Lease {
            within("Life", life, SHORTEST, FARTHEST);
            within("Longest life", longest, life, FARTHEST);
            within("Extension", extension, SHORTEST, FARTHEST);
            within("Grace", grace, Duration.ZERO, FARTHEST);
            if (warnings.size() > MOST_WARNINGS) {
                throw CloudException.invalid("Warnings", warnings.size() + " warnings", "at most " + MOST_WARNINGS);
            }
            for (var warning : warnings) {
                within("Warning", warning, SHORTEST, life);
            }
            if (extensions < 0 || extensions > MOST_EXTENSIONS) {
                throw CloudException.invalid("Extensions", String.valueOf(extensions), "0 to " + MOST_EXTENSIONS);
            }
            warnings = List.copyOf(new TreeSet<>(warnings)).reversed();
        }

        private static void within(String field, Duration value, Duration least, Duration most) {
            if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
                throw CloudException.invalid(
                        field, Durations.words(value), Durations.words(least) + " to " + Durations.words(most));
            }
        }
    }

    /** Starts and stops instances by the clock of a place. */
    record Schedule(CronLine start, CronLine stop, ZoneId zone) implements PolicyRule {
        public Schedule {
            if (start.sameTimesAs(stop)) {
                throw CloudException.invalid("Stop", stop.text(), "another time than the start's");
            }
        }
    }

    /** Launches of other types are refused. */
    record AllowedTypes(Set<String> types) implements PolicyRule {
        public AllowedTypes {
            types = some("Types", types);
        }
    }

    /** Launches from other images are refused; images go by their names. */
    record AllowedImages(Set<String> images) implements PolicyRule {
        public AllowedImages {
            images = some("Images", images);
        }
    }

    /** Launches without these tags, each with a value, are refused. */
    record RequiredTags(Set<String> keys) implements PolicyRule {
        /** EC2's limits. */
        private static final int MOST_TAGS = 50;

        private static final int LONGEST_KEY = 128;

        public RequiredTags {
            keys = some("Tags", keys);
            if (keys.size() > MOST_TAGS) {
                throw CloudException.invalid("Tags", keys.size() + " tags", "at most " + MOST_TAGS);
            }
            keys.stream().filter(key -> key.length() > LONGEST_KEY).findAny().ifPresent(key -> {
                throw CloudException.invalid("Tag", key, "1 to " + LONGEST_KEY + " characters");
            });
        }
    }

    /** Launches whose names fit none of these are refused. */
    record NamePattern(Set<NameGlob> patterns) implements PolicyRule {
        private static final int MOST_PATTERNS = 10;

        public NamePattern {
            if (patterns.isEmpty() || patterns.size() > MOST_PATTERNS) {
                throw CloudException.invalid("Patterns", patterns.size() + " patterns", "1 to " + MOST_PATTERNS);
            }
            patterns = Set.copyOf(patterns);
        }

        boolean fits(String name) {
            return patterns.stream().anyMatch(pattern -> pattern.matches(name));
        }
    }

    private static Set<String> some(String field, Set<String> values) {
        if (values.isEmpty()) {
            throw CloudException.invalid(field, "", "at least one");
        }
        return names(field, values);
    }

    private static Set<String> names(String field, Set<String> values) {
        if (values.size() > MOST_NAMES) {
            throw CloudException.invalid(field, values.size() + " names", "at most " + MOST_NAMES);
        }
        var checked = new TreeSet<String>();
        for (var value : values) {
            var name = value.strip();
            if (name.isEmpty() || name.length() > 256 || name.chars().anyMatch(Character::isISOControl)) {
                throw CloudException.invalid(field, value, "names of 1 to 256 characters");
            }
            checked.add(name);
        }
        return java.util.Collections.unmodifiableSet(checked);
    }
}
