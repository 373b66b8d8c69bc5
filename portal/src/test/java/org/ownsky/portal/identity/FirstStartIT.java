package org.ownsky.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.tenant.TenantDirectory;
import org.ownsky.quota.QuotaLine;
import org.ownsky.quota.QuotaResource;
import org.ownsky.quota.QuotaService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The application's own start has made the operator already; these tests start again, with other settings. */
@TimeTravel
@Import(People.class)
class FirstStartIT {
    @TempDir
    Path directory;

    @Autowired
    TenantDirectory tenantDirectory;

    @Autowired
    AccountStore accountStore;

    @Autowired
    DemoPlace place;

    @Autowired
    AccountService accounts;

    @Autowired
    FreshValues fresh;

    @Autowired
    PasswordHashing hashing;

    @Autowired
    QuotaService quota;

    @Autowired
    Environment environment;

    @Autowired
    ObjectProvider<DemoValues> more;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionOperations transactions;

    @Test
    void operatorIsThereAfterTheFirstStartAndNotPrintedAgain() {
        var operator = accountStore.findByLogin("admin").orElseThrow();

        assertThat(operator.memberships()).containsExactly(Membership.everywhere(Role.OPERATOR));
        assertThat(printedBy(() -> start(false, false))).isEmpty();
    }

    @Test
    void aNameThatNobodyCanHaveIsNobodys() {
        assertThat(accountStore.findByLogin("ad\0min")).isEmpty();
    }

    @Test
    void lostPasswordIsReplacedOnRequestAndStoredNowhereInClear() {
        var printed = printedBy(() -> start(false, true));
        var password = printed.lines()
                .filter(line -> line.contains("Password"))
                .map(line -> line.replaceAll(".*Password\\s+(\\S+)\\s.*", "$1"))
                .findFirst()
                .orElseThrow();

        assertThat(isPasswordOf("admin", password)).isTrue();
        assertThat(rowsWith("select count(*) from identity.account a where a::text like ?", password))
                .isZero();
        assertThat(rowsWith("select count(*) from audit.entry e where e::text like ?", password))
                .isZero();
    }

    @Test
    void demoTenantIsReadyToUse() {
        var values = demo();
        var administrator = accountStore.findByLogin("demo").orElseThrow();
        var project = tenantDirectory.firstWithin(administrator.view().id()).orElseThrow();
        var caller = new Caller(
                administrator.view().id(),
                "Demo Admin",
                Optional.of(project.scope()),
                Set.of(Permission.PROJECT_READ),
                "test");

        assertThat(values)
                .containsEntry("OWNSKY_ADMIN_USER", "admin")
                .containsEntry("OWNSKY_USER", "demo")
                .containsOnlyKeys(
                        "OWNSKY_URL",
                        "OWNSKY_ADMIN_USER",
                        "OWNSKY_ADMIN_PASSWORD",
                        "OWNSKY_USER",
                        "OWNSKY_PASSWORD",
                        "OWNSKY_PROJECT_ID",
                        "OWNSKY_ADMIN_TOKEN",
                        "OWNSKY_TOKEN");
        assertThat(values).containsEntry("OWNSKY_PROJECT_ID", project.id().value());
        assertThat(tokenOwner(values, "OWNSKY_TOKEN")).isEqualTo("demo");
        assertThat(tokenOwner(values, "OWNSKY_ADMIN_TOKEN")).isEqualTo("admin");
        assertThat(values.get("OWNSKY_URL")).matches("http://127\\.0\\.0\\.1:[1-9][0-9]*");
        assertThat(isPasswordOf("demo", value(values, "OWNSKY_PASSWORD"))).isTrue();
        assertThat(isPasswordOf("admin", value(values, "OWNSKY_ADMIN_PASSWORD")))
                .isTrue();
        assertThat(project.name()).isEqualTo("default");
        assertThat(project.tenant().name()).isEqualTo("demo");
        assertThat(quota.usage(caller))
                .extracting(QuotaLine::resource, line -> line.resource().format(line.limit()))
                .containsExactly(
                        tuple(QuotaResource.INSTANCES, "10"),
                        tuple(QuotaResource.VCPUS, "20"),
                        tuple(QuotaResource.MEMORY, "8 GiB"),
                        tuple(QuotaResource.ROOT_DISK, "100 GiB"),
                        tuple(QuotaResource.VOLUMES, "20"),
                        tuple(QuotaResource.VOLUME_STORAGE, "100 GiB"),
                        tuple(QuotaResource.SNAPSHOTS, "40"),
                        tuple(QuotaResource.SNAPSHOT_STORAGE, "100 GiB"));
    }

    @Test
    void laterStartsChangeNothing() {
        var values = demo();

        assertThat(demo()).isEqualTo(values);
        assertThat(isPasswordOf("demo", value(values, "OWNSKY_PASSWORD"))).isTrue();
    }

    @Test
    void lostFileIsWrittenAgainWithNewPasswords() throws IOException {
        var before = demo();
        Files.delete(file());
        var after = demo();

        assertThat(after.get("OWNSKY_PASSWORD")).isNotEqualTo(before.get("OWNSKY_PASSWORD"));
        assertThat(after.get("OWNSKY_TOKEN")).isNotEqualTo(before.get("OWNSKY_TOKEN"));
        assertThat(tokenOwner(after, "OWNSKY_TOKEN")).isEqualTo("demo");
        assertThat(isPasswordOf("demo", value(after, "OWNSKY_PASSWORD"))).isTrue();
        assertThat(isPasswordOf("admin", value(after, "OWNSKY_ADMIN_PASSWORD"))).isTrue();
    }

    @Test
    void othersLinesInTheFileAreKept() throws IOException {
        demo();
        Files.writeString(file(), Files.readString(file()) + "AWS_ACCESS_KEY_ID='AKIA'\n");

        assertThat(demo()).containsEntry("AWS_ACCESS_KEY_ID", "AKIA");
    }

    private Map<String, String> demo() {
        start(true, false);
        return new DemoEnvironment(file()).read();
    }

    private void start(boolean demo, boolean reset) {
        var settings = new IdentitySettings(demo, directory, Optional.empty(), reset, Optional.empty());
        var demoTenant = new DemoTenant(place, accountStore, accounts, fresh, settings, environment, more);
        new FirstStart(accountStore, accounts, demoTenant, fresh, settings, database, transactions).start();
    }

    private boolean isPasswordOf(String username, String password) {
        return hashing.matches(
                password, accountStore.findByLogin(username).orElseThrow().passwordHash());
    }

    /** By the database alone: the hash of the file's token has to be there. */
    private String tokenOwner(Map<String, String> values, String name) {
        return database.sql("""
                        select username from credential.token join identity.account a on a.id = account_id
                        where hash = sha256(convert_to(:token, 'UTF8'))
                        """)
                .param("token", value(values, name))
                .query(String.class)
                .single();
    }

    private long rowsWith(String query, String password) {
        return database.sql(query).param("%" + password + "%").query(Long.class).single();
    }

    private Path file() {
        return directory.resolve("demo.env");
    }

    private static String value(Map<String, String> values, String name) {
        return Optional.ofNullable(values.get(name)).orElseThrow();
    }

    private static String printedBy(Runnable action) {
        var before = System.out;
        var printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            action.run();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8);
    }
}
