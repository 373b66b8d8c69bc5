package org.ownsky.quota.request;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.ownsky.kernel.AuditTrail;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.ChangeFeed;
import org.ownsky.kernel.Changes;
import org.ownsky.kernel.ModuleSchema;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;
import org.ownsky.testing.MovableClock;
import org.ownsky.testing.TestDatabase;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The module on a database of its own, without anything that would slow a million operations down. A trigger watches every
 * single change of a counter: growth above the limit fails there and then.
 */
@TestConfiguration(proxyBeanMethods = false)
@EnableTransactionManagement(proxyTargetClass = true)
@ComponentScan(
        basePackages = "org.ownsky.quota",
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.ANNOTATION, classes = TestConfiguration.class),
            @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = QuotaStorm.class)
        })
class QuotaStorm {
    private static final int CONNECTIONS = 12;

    @Bean(destroyMethod = "close")
    TestDatabase database() {
        return TestDatabase.create(List.of(new ModuleSchema("quota")));
    }

    @Bean(destroyMethod = "close")
    DataSource dataSource(TestDatabase database) {
        var configuration = new HikariConfig();
        configuration.setJdbcUrl(database.url());
        configuration.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(configuration);
    }

    @Bean
    JdbcClient jdbc(DataSource dataSource) {
        var jdbc = JdbcClient.create(dataSource);
        jdbc.sql("""
                        create function quota.refuse_growth() returns trigger language plpgsql as $$
                        begin
                            if new.used + new.reserved > old.used + old.reserved
                                    and new.used + new.reserved > new.ceiling then
                                raise exception 'grew above the limit: % of % in %', new.used + new.reserved,
                                    new.ceiling, new.scope;
                            end if;
                            return null;
                        end $$
                        """).update();
        jdbc.sql("""
                        create trigger no_growth_above after update on quota.counter
                        for each row execute function quota.refuse_growth()
                        """).update();
        return jdbc;
    }

    @Bean
    PlatformTransactionManager transactions(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }

    @Bean
    TransactionTemplate transaction(PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions);
    }

    @Bean
    Clock clock() {
        return new MovableClock(Instant.parse("2026-11-20T12:00:00Z"));
    }

    @Bean
    AuditTrail audit() {
        return new AuditTrail() {
            @Override
            public void record(Caller caller, String action, String resource, String detail, Changes changes) {
                // A million entries would only fill the memory.
            }
        };
    }

    @Bean
    ChangeFeed changes() {
        return new ChangeFeed() {
            @Override
            public void changed(ProjectId project, String id) {
                // Nobody looks.
            }

            @Override
            public void fleetChanged(String id) {
                // Nobody looks.
            }

            @Override
            public void personChanged(UserId person, String id) {
                // Nobody looks.
            }
        };
    }
}
