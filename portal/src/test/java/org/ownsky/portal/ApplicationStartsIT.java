package org.ownsky.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.ModuleSchema;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortalTest
class ApplicationStartsIT {

    @LocalServerPort
    int port;

    @Autowired
    List<ModuleSchema> schemas;

    @Autowired
    JdbcClient database;

    @Test
    void healthIsUpAndTellsNoDetailsToStrangers() throws IOException, InterruptedException {
        var health = get("/actuator/health");

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("\"status\":\"UP\"").doesNotContain("details");
    }

    @Test
    void figuresAreServedToThisMachine() throws IOException, InterruptedException {
        assertThat(get("/actuator/prometheus").body()).contains("jvm_memory_used_bytes");
    }

    @Test
    void otherActuatorPathsAreClosed() throws IOException, InterruptedException {
        var closed = get("/actuator/env");

        assertThat(closed.statusCode()).isNotEqualTo(200);
        assertThat(closed.body()).doesNotContain("propertySources");
    }

    @Test
    void eachModuleKeepsItsMigrationHistoryInItsOwnSchema() {
        assertThat(schemas).isNotEmpty();
        for (var schema : schemas) {
            assertThat(database.sql("select count(*) from information_schema.tables"
                                    + " where table_schema = ? and table_name = 'flyway_schema_history'")
                            .param(schema.name())
                            .query(Long.class)
                            .single())
                    .as(schema.name())
                    .isEqualTo(1);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
