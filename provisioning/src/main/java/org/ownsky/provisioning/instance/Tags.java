package org.ownsky.provisioning.instance;

import java.util.List;
import java.util.Map;
import org.ownsky.kernel.CloudException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What people tell their instances apart by: keys with values, within EC2's limits.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html">Tag restrictions</a>
 */
@Component
class Tags {
    private static final int MOST = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    private final JdbcClient jdbc;

    Tags(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same, if each may be one. */
    static Map<String, String> checked(Map<String, String> tags) {
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

    void put(List<InstanceId> instances, Map<String, String> tags) {
        if (tags.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO provisioning.tag (resource, key, value)
                        SELECT instance, key, value
                        FROM unnest(cast(:instances AS text[])) AS tagged (instance),
                             unnest(cast(:keys AS text[]), cast(:values AS text[])) AS tag (key, value)
                        """)
                .param("instances", instances.stream().map(InstanceId::value).toArray(String[]::new))
                .param("keys", tags.keySet().toArray(String[]::new))
                .param("values", tags.values().toArray(String[]::new))
                .update();
    }
}
