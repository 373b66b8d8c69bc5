package org.ownsky.portal.database;

import java.util.List;
import org.ownsky.kernel.ModuleSchema;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    /** Closed by Spring after everything that uses the database, when it is our own server. */
    @Bean
    JdbcConnectionDetails database(DatabaseSettings settings, ObjectProvider<EarlyDatabase.Starting> starting) {
        var url = settings.url();
        if (url != null && !url.isBlank()) {
            return new ConfiguredDatabase(url, settings.username(), settings.password());
        }
        var early = starting.getIfAvailable();
        return early == null ? EmbeddedPostgres.start(settings.directory()) : early.take();
    }

    @Bean
    FlywayMigrationStrategy schemaMigrations(ObjectProvider<ModuleSchema> schemas) {
        List<ModuleSchema> all = schemas.stream().toList();
        return flyway -> SchemaMigrations.apply(flyway, all);
    }
}
