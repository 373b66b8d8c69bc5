package org.ownsky.portal.live;

import java.util.Collection;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells the portals what a command has changed that runs beside them. */
public final class CommandAnnouncement {

    private CommandAnnouncement() {}

    /** What belongs to no project; told when the transaction that is open on this database is committed. */
    public static void ofFleet(DataSource database, Collection<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        JdbcClient.create(database)
                .sql("select pg_notify(:channel, payload) from unnest(:payloads) as payload")
                .param("channel", ChangeNotice.CHANNEL)
                .param("payloads", ChangeNotice.payloads(ChangePlace.FLEET, ids).toArray(String[]::new))
                .query(row -> {});
    }
}
