package org.ownsky.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ownsky.kernel.ModuleSchema;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {

    private static final ModuleSchema SAMPLE = new ModuleSchema("sample");

    @Test
    void eachDatabaseIsMigratedAndApartFromTheOthers() {
        try (var first = TestDatabase.create(SAMPLE);
                var second = TestDatabase.create(SAMPLE)) {
            JdbcClient.create(first.dataSource())
                    .sql("insert into sample.thing (name) values ('only in the first')")
                    .update();

            assertThat(things(first)).isEqualTo(1);
            assertThat(things(second)).isZero();
        }
    }

    private static long things(TestDatabase database) {
        return JdbcClient.create(database.dataSource())
                .sql("select count(*) from sample.thing")
                .query(Long.class)
                .single();
    }
}
