package org.ownsky.provisioning.tag;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.ownsky.kernel.CloudException;
import org.springframework.stereotype.Component;

/**
 * What people tell their things apart by: keys with values, within EC2's limits.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html">Tag restrictions</a>
 */
@Component
public class Tags {
    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private final TagRows rows;

    Tags(TagRows rows) {
        this.rows = rows;
    }

    /** The same, if each may be one. */
    public static Map<String, String> checked(Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw CloudException.invalid("Tags", tags.size() + " tags", "at most " + MOST);
        }
        tags.forEach((key, value) -> {
            if (key.isBlank() || key.length() > LONGEST_KEY || !printable(key)) {
                throw CloudException.invalid("Tag", key, "a key of 1 to " + LONGEST_KEY + " characters");
            }
            if (value.length() > LONGEST_VALUE || !printable(value)) {
                throw CloudException.invalid(
                        "Tag " + key, value, "a value of at most " + LONGEST_VALUE + " characters");
            }
        });
        return tags;
    }

    private static boolean printable(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    /** Gives each of these things, which have none yet, all of the tags; in the caller's transaction. */
    public void put(List<String> resources, Map<String, String> tags) {
        if (!tags.isEmpty()) {
            rows.put(resources, tags);
        }
    }

    /** Gives a thing these tags in place of those that it has; in the caller's transaction. */
    public void replace(String resource, Map<String, String> tags) {
        rows.remove(resource);
        put(List.of(resource), tags);
    }

    /** A thing's tags, by key. */
    public SortedMap<String, String> of(String resource) {
        return rows.of(resource);
    }
}
