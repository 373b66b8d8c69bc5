package org.ownsky.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Data outlives instances, for real: a file that one instance writes on a volume is read by another one after the volume moved
 * there, and once more from a volume that a snapshot was restored to.
 */
class VolumesE2E {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Path PICTURES = Path.of("target/e2e");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Stack stack = Stack.running();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> instances = new ArrayList<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.open(folder);
    }

    @AfterEach
    void close() throws Exception {
        browser.keepPicture(PICTURES, "volumes");
        browser.close();
        instances.forEach(id -> ask("POST", "instances/" + id + "/terminate", ""));
    }

    @Test
    void aFileMovesWithItsVolumeAndComesBackFromASnapshot() throws Exception {
        makeKey();
        var first = launch("writer");
        var second = launch("reader");
        signIn();

        browser.follow("Volumes");
        browser.await("the list of volumes", () -> browser.title().startsWith("Volumes"));
        browser.press("Create volume");
        browser.fill("Name", "parcel");
        browser.fill("Size, GiB", "1");
        browser.confirm("Create volume");
        browser.awaitText("parcel");
        var volume = idOf("volumes", "parcel");
        awaitState("volumes/" + volume, "available");

        browser.go(stack.url() + "/volumes/" + volume);
        attach("parcel", "writer");
        browser.keepPicture(PICTURES, "volume-in-use");
        accessible();
        in(
                first,
                disk(volume) + "doas mkfs.ext2 -q $disk && doas mount $disk /mnt && echo from-the-writer"
                        + " | doas tee /mnt/letter && doas umount /mnt && sync");

        browser.press("Create snapshot");
        browser.fill("Name", "as-written");
        browser.confirm("Create snapshot");
        var snapshot = await().atMost(PATIENCE).until(() -> idOf("snapshots", "as-written"), id -> !id.isEmpty());
        awaitState("snapshots/" + snapshot, "completed");
        awaitIdle(volume);

        browser.press("Detach");
        browser.confirm("Detach");
        awaitState("volumes/" + volume, "available");
        attach("parcel", "reader");
        assertThat(in(second, disk(volume) + "doas mount $disk /mnt && cat /mnt/letter && doas umount /mnt"))
                .contains("from-the-writer");

        browser.follow("Snapshots");
        browser.awaitText("as-written");
        accessible();
        browser.press("Restore as-written");
        browser.fill("Name", "parcel-again");
        browser.confirm("Restore");
        var restored = await().atMost(PATIENCE).until(() -> idOf("volumes", "parcel-again"), id -> !id.isEmpty());
        awaitState("volumes/" + restored, "available");
        browser.go(stack.url() + "/volumes/" + restored);
        attach("parcel-again", "writer");
        assertThat(in(first, disk(restored) + "doas mount $disk /mnt && cat /mnt/letter && doas umount /mnt"))
                .contains("from-the-writer");

        browser.go(stack.url() + "/instances/" + first + "/storage");
        browser.awaitText("parcel-again");
        browser.keepPicture(PICTURES, "instance-storage");
        accessible();
        instances.forEach(id -> ask("POST", "instances/" + id + "/terminate", ""));
        instances.clear();
        for (var left : List.of(volume, restored)) {
            awaitState("volumes/" + left, "available");
            ask("DELETE", "volumes/" + left, "");
            awaitState("volumes/" + left, "deleted");
            assertThat(stack.volumes()).doesNotContain(left);
        }
        ask("DELETE", "snapshots/" + snapshot, "");
        awaitState("snapshots/" + snapshot, "deleted");
        assertThat(Files.exists(stack.data().resolve("backup").resolve(snapshot + ".qcow2")))
                .isFalse();
    }

    private void attach(String volume, String instance) {
        browser.press("Attach");
        browser.pick("Instance", instance + " (running)");
        browser.confirm("Attach");
        await().atMost(PATIENCE)
                .until(() -> ask("GET", "volumes/" + idOf("volumes", volume), "")
                        .at("/attachment/state")
                        .asString("")
                        .equals("attached"));
        browser.awaitText("In use");
    }

    private void accessible() {
        browser.awaitQuiet();
        assertThat(new AxeBuilder()
                        .exclude("vaadin-connection-indicator")
                        .analyze(browser.driver())
                        .getViolations())
                .isEmpty();
    }

    /** Sets {@code disk} in a guest's shell, once it is there. */
    private static String disk(String volume) {
        var serial = volume.substring(0, 20);
        return "for i in 1 2 3 4 5 6 7 8 9; do f=$(grep -l " + serial
                + " /sys/block/*/serial) && break; sleep 1; done; disk=/dev/$(basename $(dirname $f)); ";
    }

    private String in(String instance, String command) {
        var line = "bin/ownsky ssh " + instance + " -i " + folder.resolve("key") + " -- '" + command + "'";
        var done = stack.terminal(line);
        assertThat(done.code()).as(done.toString()).isZero();
        return done.output();
    }

    private String launch(String name) {
        var launched = ask("POST", "instances", """
                {"projectId": "%s", "name": "%s", "image": "tiny", "instanceType": "t.nano", "keyPair": "volumes", "count": 1}""".formatted(stack.demo("OWNSKY_PROJECT_ID"), name));
        var id = launched.at("/items/0/id").asString("");
        instances.add(id);
        awaitState("instances/" + id, "running");
        return id;
    }

    private void makeKey() throws Exception {
        var made = stack.terminal("ssh-keygen -q -t ed25519 -N '' -f " + folder.resolve("key"));
        assertThat(made.code()).as(made.toString()).isZero();
        ask(
                "POST",
                "key-pairs",
                JSON.writeValueAsString(java.util.Map.of(
                        "projectId",
                        stack.demo("OWNSKY_PROJECT_ID"),
                        "name",
                        "volumes",
                        "publicKey",
                        Files.readString(folder.resolve("key.pub"), UTF_8).strip())));
    }

    private void signIn() {
        browser.go(stack.url());
        browser.fill("Username or email", stack.demo("OWNSKY_USER"));
        browser.fill("Password", stack.demo("OWNSKY_PASSWORD"));
        browser.press("Sign in");
        browser.waitFor(By.xpath("//*[contains(text(), 'Volumes')]"));
    }

    private String idOf(String kind, String name) {
        for (var item : ask("GET", kind + "?projectId=" + stack.demo("OWNSKY_PROJECT_ID"), "")
                .path("items")) {
            if (item.path("name").asString("").equals(name)
                    && !item.path("state").asString("").equals("deleted")) {
                return item.path("id").asString("");
            }
        }
        return "";
    }

    private void awaitState(String path, String state) {
        await().atMost(PATIENCE)
                .until(() -> ask("GET", path, "").path("state").asString("").equals(state));
    }

    private void awaitIdle(String volume) {
        await().atMost(PATIENCE)
                .until(() -> ask("GET", "volumes/" + volume, "").path("jobId").isMissingNode());
    }

    private JsonNode ask(String method, String path, String body) {
        try {
            var request = HttpRequest.newBuilder(URI.create(stack.demo("OWNSKY_URL") + "/api/v1/" + path))
                    .header("Authorization", "Bearer " + stack.demo("OWNSKY_TOKEN"))
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
            return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
