package org.ownsky.portal.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.credential.TokenService;
import org.ownsky.portal.identity.AccountView;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.ownsky.portal.lifecycle.LifecycleService;
import org.ownsky.portal.tenant.ProjectView;
import org.ownsky.portal.tenant.TenantView;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.test.context.DynamicPropertyRegistry;

/** People with tokens, and a cloud in memory that they can launch in. */
@TestComponent
public class ApiWorld {
    public static final String KEY =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILd0kMdZ9c2qFHYCM8yG2uHMLW2tPRUQW7BQPlm3Cm1e ada@laptop";

    private static final Path IMAGES = images();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final People people;
    private final TokenService tokens;
    private final LifecycleService lifecycle;

    ApiWorld(People people, TokenService tokens, LifecycleService lifecycle) {
        this.people = people;
        this.tokens = tokens;
        this.lifecycle = lifecycle;
    }

    public static void settings(DynamicPropertyRegistry properties) {
        properties.add("ownsky.images-dir", IMAGES::toString);
        properties.add("ownsky.backup.directory", () -> IMAGES.resolve("backup").toString());
        properties.add("ownsky.nodes", () -> "fake://node-001?cpus=64&memory=256GiB&storage=8TiB");
    }

    /** A tenant with a project. */
    public record Place(TenantView tenant, ProjectView project) {
        public String tenantId() {
            return tenant.id().value();
        }

        public String projectId() {
            return project.id().value();
        }
    }

    public Place place() {
        var tenant = people.tenant();
        return new Place(tenant, people.project(tenant));
    }

    void suspend(Place place) {
        lifecycle.suspend(people.operator(), place.tenant().id(), "a test");
    }

    void resume(Place place) {
        lifecycle.resume(people.operator(), place.tenant().id());
    }

    public AccountView person(Membership... memberships) {
        return people.person(memberships);
    }

    public String token(AccountView account) {
        var caller = new Caller(account.id(), account.displayName(), Optional.empty(), Set.of(), "127.0.0.1");
        return tokens.create(caller, "test", Optional.empty()).secret();
    }

    String operator() {
        return token(person(Membership.everywhere(Role.OPERATOR)));
    }

    String in(Place place, Role role) {
        return token(person(
                switch (role.reach()) {
                    case FLEET -> Membership.everywhere(role);
                    case TENANT -> Membership.in(place.tenant().id(), role);
                    case PROJECT -> Membership.in(place.project().id(), role);
                }));
    }

    static void awaitRunning(ApiClient client, String instance) {
        awaitState(client, instance, "running");
    }

    static void awaitState(ApiClient client, String instance, String state) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> client.get("instances/" + instance).text("state"), state::equals);
    }

    /** One golden image that nobody boots: the header of a qcow2 of 256 MiB, and its manifest. */
    private static Path images() {
        try {
            var directory = Files.createTempDirectory("ownsky-images");
            var content = ByteBuffer.allocate(128)
                    .putInt(0, 0x514649fb)
                    .putInt(4, 3)
                    .putInt(20, 16)
                    .putLong(24, 1L << 28)
                    .putInt(100, 104)
                    .array();
            Files.write(directory.resolve("tiny.qcow2"), content);
            var sha256 = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            Files.write(directory.resolve("tiny.json"), """
                    {"name": "tiny", "file": "tiny.qcow2", "format": "qcow2", "virtualSize": %d, "architecture": "x86_64",
                     "loginUser": "ownsky", "minMemory": 67108864, "description": "For tests", "sha256": "%s"}""".formatted(1L << 28, sha256)
                    .getBytes(UTF_8));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
