package org.ownsky.provisioning.tag;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of tags. */
@Component
class TagRows {
    private final JdbcClient jdbc;

    TagRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(List<String> resources, Map<String, String> tags) {
        jdbc.sql("""
                        INSERT INTO provisioning.tag (resource, key, value)
                        SELECT resource, key, value
                        FROM unnest(cast(:resources AS text[])) AS tagged (resource),
                             unnest(cast(:keys AS text[]), cast(:values AS text[])) AS tag (key, value)
                        """)
                .param("resources", resources.toArray(String[]::new))
                .param("keys", tags.keySet().toArray(String[]::new))
                .param("values", tags.values().toArray(String[]::new))
                .update();
    }

    void remove(String resource) {
        jdbc.sql("DELETE FROM provisioning.tag WHERE resource = :resource")
                .param("resource", resource)
                .update();
    }

    SortedMap<String, String> of(String resource) {
        var tags = new TreeMap<String, String>();
        jdbc.sql("SELECT key, value FROM provisioning.tag WHERE resource = :resource")
                .param("resource", resource)
                .query(row -> {
                    tags.put(row.getString("key"), row.getString("value"));
                });
        return tags;
    }
}
