package org.ownsky.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.ownsky.kernel.ModuleSchema;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;

/**
 * Import it into a Spring test: the context gets a fresh database with the migrations of every {@link ModuleSchema} bean
 * in it, and the settings that modules rely on.
 */
@TestConfiguration(proxyBeanMethods = false)
@PropertySource("classpath:org/ownsky/testing/module-test.properties")
public class TestDatabaseConfiguration {

    @Bean
    TestDatabase testDatabase(ObjectProvider<ModuleSchema> schemas) {
        return TestDatabase.create(schemas.stream().toList());
    }

    @Bean
    HikariDataSource dataSource(TestDatabase database) {
        var settings = new HikariConfig();
        settings.setJdbcUrl(database.url());
        settings.setMaximumPoolSize(16);
        return new HikariDataSource(settings);
    }
}
