package org.ownsky.quota.request;

import java.util.EnumMap;
import java.util.Map;
import org.ownsky.kernel.ProjectId;
import org.ownsky.quota.QuotaResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How far projects' own administrators may go, in PostgreSQL. */
@Repository
class RoomStore {
    private final JdbcClient jdbc;

    RoomStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<QuotaResource, Long> of(ProjectId project) {
        var rooms = new EnumMap<QuotaResource, Long>(QuotaResource.class);
        jdbc.sql("select resource, up_to from quota.room where project = :project")
                .param("project", project.value())
                .query(row -> {
                    rooms.put(QuotaResource.ofKey(row.getString("resource")), row.getLong("up_to"));
                });
        return rooms;
    }

    /** Zero for none. */
    void set(ProjectId project, QuotaResource resource, long upTo) {
        jdbc.sql(upTo == 0 ? "delete from quota.room where project = :project and resource = :resource" : """
                                insert into quota.room (project, resource, up_to)
                                values (:project, :resource, :upTo)
                                on conflict (project, resource) do update set up_to = excluded.up_to
                                """)
                .params(
                        upTo == 0
                                ? Map.of("project", project.value(), "resource", resource.key())
                                : Map.of("project", project.value(), "resource", resource.key(), "upTo", upTo))
                .update();
    }
}
