package org.ownsky.portal.database;

import java.util.Collection;
import org.flywaydb.core.Flyway;
import org.ownsky.kernel.ModuleSchema;

/** Migrates each module's schema by itself: a history of its own, in the schema that it tells about. */
final class SchemaMigrations {

    private SchemaMigrations() {}

    /** Several processes may start at once: Flyway takes a lock for each schema and the later ones find it done. */
    static void apply(Flyway common, Collection<ModuleSchema> schemas) {
        for (var schema : schemas) {
            Flyway.configure()
                    .configuration(common.getConfiguration())
                    .schemas(schema.name())
                    .defaultSchema(schema.name())
                    .locations(schema.migrations())
                    .load()
                    .migrate();
        }
    }
}
