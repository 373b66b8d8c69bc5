package org.ownsky.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ownsky.OwnskyApplication;
import org.ownsky.bench.WithoutTestBeans;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.Permission;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.identity.AccountKind;
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.NewAccount;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.security.Browser;
import org.ownsky.testing.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Browsers go on with the other portal, and with the one that was started anew. */
class TwoPortalsIT {
    private static final String PAGE = "/no-such-page";
    private static final String NAME = "ada";
    private static final Caller OPERATOR = new Caller(
            new UserId("usr-00000000000000001"),
            "Operator",
            Optional.empty(),
            Set.of(Permission.FLEET_READ, Permission.FLEET_OPERATE),
            "192.0.2.1");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Path keyFile;

    private final TestDatabase database = TestDatabase.create();
    private final List<ConfigurableApplicationContext> portals = new ArrayList<>();

    /** Portals that share a database share the key to its secrets. */
    @BeforeEach
    void makeKey() throws IOException {
        keyFile = Files.writeString(
                folder.resolve("secret.key"), Base64.getEncoder().encodeToString(new byte[32]));
    }

    @AfterEach
    void stop() {
        portals.reversed().forEach(ConfigurableApplicationContext::close);
        database.close();
    }

    @Test
    void aSignInOutlastsThePortalThatItWasMadeOn() {
        var first = start();
        var account = first.getBean(AccountService.class)
                .create(
                        OPERATOR,
                        new NewAccount(NAME, Optional.empty(), "Ada", AccountKind.PERSON),
                        Optional.of(People.PASSWORD));
        var second = start();
        try (var browser = new Browser(port(first));
                var elsewhere = new Browser(port(second))) {
            browser.signIn(NAME, People.PASSWORD.clear());
            browser.isSentTo(port(second));
            assertThat(isSignedIn(browser)).as("at the other portal").isTrue();

            first.close();
            portals.remove(first);
            var again = start();
            browser.isSentTo(port(again));
            assertThat(isSignedIn(browser)).as("at the one started anew").isTrue();

            elsewhere.signIn(NAME, People.PASSWORD.clear());
            var signIns = second.getBean(SignIns.class);
            assertThat(signIns.endAll(account.id(), Optional.empty())).isEqualTo(2);
            assertThat(isSignedIn(browser)).as("ended on the other portal").isFalse();
            assertThat(isSignedIn(elsewhere)).as("ended on this one").isFalse();
        }
    }

    private ConfigurableApplicationContext start() {
        var portal = new SpringApplicationBuilder(OwnskyApplication.class)
                .initializers(starting ->
                        starting.getBeanFactory().registerSingleton("withoutTestBeans", new WithoutTestBeans()))
                .run(
                        "--server.port=0",
                        "--ownsky.roles=portal",
                        "--ownsky.database.url=" + database.url(),
                        "--ownsky.database.username=postgres",
                        "--ownsky.nodes=fake://kept-1",
                        "--ownsky.secret-key-file=" + keyFile,
                        "--ownsky.images-dir=" + folder,
                        "--logging.level.root=WARN");
        portals.add(portal);
        return portal;
    }

    private static int port(ConfigurableApplicationContext portal) {
        return Integer.parseInt(portal.getEnvironment().getRequiredProperty("local.server.port"));
    }

    private static boolean isSignedIn(Browser browser) {
        return !Browser.target(browser.get(PAGE)).startsWith("/sign-in");
    }
}
