package org.ownsky.portal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.portal.PortalTest;
import org.ownsky.portal.api.ApiWorld.Place;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Volumes and snapshots as programs use them, in the shapes that scripts rely on. */
@PortalTest
@Import({People.class, ApiWorld.class})
@SuppressWarnings("NullAway.Init")
class VolumesApiIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort
    int port;

    @Autowired
    ApiWorld world;

    private Place here;
    private ApiClient member;
    private ApiClient viewer;
    private ApiClient stranger;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        ApiWorld.settings(properties);
    }

    @BeforeEach
    void signIn() {
        here = world.place();
        member = client(world.in(here, Role.MEMBER));
        viewer = client(world.in(here, Role.VIEWER));
        stranger = client(world.in(world.place(), Role.TENANT_ADMINISTRATOR));
    }

    @Test
    void aVolumeLivesThroughItsStates() {
        var instance = member.post("instances", """
                        {"projectId": "%s", "name": "web", "image": "tiny", "instanceType": "t.nano"}""".formatted(here.projectId()))
                .json()
                .at("/items/0/id")
                .asString("");
        ApiWorld.awaitRunning(member, instance);
        var made = member.post("volumes", """
                {"projectId": "%s", "name": "data", "sizeGiB": 2}""".formatted(here.projectId()));
        assertThat(made.status()).isEqualTo(202);
        var volume = made.text("id");
        assertThat(volume).startsWith("vol-");
        assertThat(made.text("state")).isEqualTo("creating");
        awaitState("volumes/" + volume, "available");

        var attach = """
                {"instanceId": "%s"}""".formatted(instance);
        var attached = member.post("volumes/" + volume + "/attach", attach);
        assertThat(attached.status()).isEqualTo(202);
        assertThat(attached.text("state")).isEqualTo("in-use");
        assertThat(member.post("volumes/" + volume + "/attach", attach).status())
                .isEqualTo(409);
        awaitIdle(volume);
        assertThat(member.get("volumes/" + volume)
                        .json()
                        .at("/attachment/state")
                        .asString(""))
                .isEqualTo("attached");
        assertThat(member.get("volumes?projectId=" + here.projectId() + "&instanceId=" + instance)
                        .json()
                        .path("items"))
                .hasSize(1);

        var snapshot = member.post("volumes/" + volume + "/snapshots", """
                {"name": "before"}""");
        assertThat(snapshot.status()).isEqualTo(202);
        assertThat(snapshot.text("state")).isEqualTo("pending");
        awaitState("snapshots/" + snapshot.text("id"), "completed");
        assertThat(member.post("volumes/" + volume + "/grow", """
                {"sizeGiB": 1}""").status()).isEqualTo(400);
        assertThat(member.post("volumes/" + volume + "/grow", """
                {"sizeGiB": 3}""").status()).isEqualTo(202);
        awaitIdle(volume);
        assertThat(member.get("volumes/" + volume).json().path("sizeGiB").asLong())
                .isEqualTo(3);

        var restored = member.post("snapshots/" + snapshot.text("id") + "/restore", """
                {"name": "again"}""");
        assertThat(restored.status()).isEqualTo(202);
        assertThat(restored.text("state")).isEqualTo("creating");
        awaitState("volumes/" + restored.text("id"), "available");

        assertThat(member.delete("volumes/" + volume).status()).isEqualTo(409);
        assertThat(member.post("volumes/" + volume + "/detach", "").status()).isEqualTo(202);
        awaitState("volumes/" + volume, "available");
        assertThat(member.delete("volumes/" + volume).status()).isEqualTo(202);
        awaitState("volumes/" + volume, "deleted");
        assertThat(member.delete("snapshots/" + snapshot.text("id")).status()).isEqualTo(202);
        awaitState("snapshots/" + snapshot.text("id"), "deleted");
    }

    @Test
    void theSameKeyMakesOneVolumeAndOthersFindNone() {
        var body = """
                {"projectId": "%s", "name": "once", "sizeGiB": 1}""".formatted(here.projectId());
        var first = member.post("volumes", body, "Idempotency-Key", "volume-1");
        var second = member.post("volumes", body, "Idempotency-Key", "volume-1");
        assertThat(second.text("id")).isEqualTo(first.text("id"));
        assertThat(viewer.get("volumes/" + first.text("id")).status()).isEqualTo(200);
        assertThat(viewer.delete("volumes/" + first.text("id")).status()).isEqualTo(403);
        assertThat(stranger.get("volumes/" + first.text("id")).status()).isEqualTo(404);
        assertThat(member.post("volumes", body.replace("\"sizeGiB\": 1", "\"sizeGiB\": 0"))
                        .status())
                .isEqualTo(400);
        awaitState("volumes/" + first.text("id"), "available");
        var changed = member.put("volumes/" + first.text("id"), """
                {"deletionProtected": true}""");
        assertThat(changed.json().path("deletionProtected").asBoolean()).isTrue();
        assertThat(member.delete("volumes/" + first.text("id")).status()).isEqualTo(409);
        assertThat(member.get("volume-classes").json().at("/items/0/name").asString(""))
                .isEqualTo("standard");
    }

    private ApiClient client(String token) {
        return ApiClient.with(port, token);
    }

    private void awaitState(String path, String state) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> member.get(path).text("state"), state::equals);
    }

    private void awaitIdle(String volume) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !member.get("volumes/" + volume).json().has("jobId"));
    }
}
