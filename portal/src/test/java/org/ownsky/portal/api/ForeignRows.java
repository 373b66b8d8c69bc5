package org.ownsky.portal.api;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ownsky.portal.api.ApiWorld.Place;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * All that the database holds of a tenant, as a digest for each table that names a tenant or project: found in the
 * database's own catalogue, so that a new table is looked at, too.
 */
final class ForeignRows {
    /** What the system itself goes on writing, whoever asks. */
    private static final List<String> MOVING =
            List.of("observed_at", "observed_state", "last_used_at", "last_used_from", "updated_at", "sealed_at");

    private final JdbcClient database;

    ForeignRows(JdbcClient database) {
        this.database = database;
    }

    SortedMap<String, String> of(Place place) {
        var digests = new TreeMap<String, String>();
        columns()
                .forEach(column -> digests.put(
                        column.table() + " by " + column.name(),
                        digest(column, List.of(place.tenantId(), place.projectId()))));
        return digests;
    }

    private record Column(String table, String name) {}

    private List<Column> columns() {
        return database.sql("""
                        select c.table_schema || '.' || c.table_name as "table", c.column_name as "column"
                        from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where t.table_type = 'BASE TABLE'
                          and c.table_schema in ('identity', 'credential', 'quota', 'provisioning', 'billing')
                          and (c.column_name in ('tenant_id', 'project_id', 'scope')
                               or (c.table_name in ('tenant', 'project') and c.column_name = 'id'))
                        """)
                .query((row, number) -> new Column(row.getString("table"), row.getString("column")))
                .list();
    }

    private String digest(Column column, List<String> ids) {
        return database.sql("""
                        select count(*) || ' ' || coalesce(md5(string_agg(one, '|' order by one)), '-') from (
                            select (to_jsonb(r) - :moving::text[])::text as one from %s r where r.%s in (:ids)) rows
                        """.formatted(column.table(), column.name()))
                .param("moving", MOVING.toArray(String[]::new))
                .param("ids", ids)
                .query(String.class)
                .single();
    }
}
