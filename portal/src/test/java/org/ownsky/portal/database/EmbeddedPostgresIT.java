package org.ownsky.portal.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class EmbeddedPostgresIT {

    @TempDir
    Path directory;

    @Test
    void commitsWaitForTheDisk() {
        try (var postgres = EmbeddedPostgres.start(directory)) {
            for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(value(postgres, "select current_setting(?)", setting))
                        .as(setting)
                        .isEqualTo("on");
            }
        }
    }

    @Test
    void wrongPasswordIsRefused() {
        try (var postgres = EmbeddedPostgres.start(directory)) {
            var intruder = JdbcClient.create(
                    new DriverManagerDataSource(postgres.getJdbcUrl(), postgres.getUsername(), "guessed"));

            assertThatThrownBy(() -> intruder.sql("select 1").query().singleValue())
                    .hasStackTraceContaining("password authentication failed");
        }
    }

    @Test
    void secondOwnskyOnTheSameFolderIsRefused() {
        try (var _ = EmbeddedPostgres.start(directory)) {
            assertThatThrownBy(() -> EmbeddedPostgres.start(directory))
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("Another Ownsky works with the database in " + directory);
        }
    }

    @Test
    void serverOfAKilledOwnskyIsTakenOverWithItsData() throws IOException, InterruptedException {
        var killed = startInOtherJvm();
        var left = Postmaster.running(data()).orElseThrow();
        killed.destroyForcibly().waitFor();

        try (var postgres = EmbeddedPostgres.start(directory)) {
            assertThat(postgres.getJdbcUrl()).contains(":" + left.port() + "/");
            assertThat(value(postgres, "select 'answers'")).isEqualTo("answers");
        }

        assertThat(Postmaster.running(data())).as("server after close").isEmpty();
    }

    @Test
    void startsAfterAPowerCutThatLeftTheNumberOfALivingProcess() throws IOException {
        EmbeddedPostgres.start(directory).close();
        Files.writeString(
                Postmaster.fileIn(data()),
                "%d\n%s\n0\n5432\n\n127.0.0.1\n0 0\nready\n"
                        .formatted(ProcessHandle.current().pid(), data()));

        try (var postgres = EmbeddedPostgres.start(directory)) {
            assertThat(value(postgres, "select 'answers'")).isEqualTo("answers");
        }
    }

    @Test
    void serverThatDiesIsStartedAgainOnTheSamePortAndKeepsWhatWasCommitted() {
        try (var postgres = EmbeddedPostgres.start(directory)) {
            var database = client(postgres);
            database.sql("create table kept (word text)").update();
            database.sql("insert into kept values ('committed')").update();

            Postmaster.running(data()).orElseThrow().process().destroyForcibly();

            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(value(postgres, "select word from kept")).isEqualTo("committed"));
        }
        assertThat(Postmaster.running(data())).as("server after close").isEmpty();
    }

    private Process startInOtherJvm() throws IOException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedPostgresProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = process.inputReader(UTF_8)) {
            var line = output.readLine();
            while (line != null && !line.startsWith("ready ")) {
                line = output.readLine();
            }
            assertThat(line).as("the other JVM's server").isNotNull();
        }
        return process;
    }

    private Path data() {
        return directory.resolve("data");
    }

    private static JdbcClient client(EmbeddedPostgres postgres) {
        return JdbcClient.create(
                new DriverManagerDataSource(postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword()));
    }

    private static String value(EmbeddedPostgres postgres, String query, Object... parameters) {
        return client(postgres)
                .sql(query)
                .params(parameters)
                .query(String.class)
                .single();
    }
}
