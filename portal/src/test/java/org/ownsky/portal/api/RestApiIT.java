package org.ownsky.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ownsky.portal.PortalTest;
import org.ownsky.portal.api.ApiClient.Answer;
import org.ownsky.portal.api.ApiWorld.Place;
import org.ownsky.portal.identity.AccountService;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Every path, as people of the place, of another tenant, and as operators call it. */
@PortalTest
@Import({People.class, ApiWorld.class})
class RestApiIT {
    @LocalServerPort
    int port;

    @Autowired
    ApiWorld world;

    @Autowired
    People people;

    @Autowired
    AccountService accounts;

    Place here;
    ApiClient operator;
    ApiClient administrator;
    ApiClient member;
    ApiClient viewer;
    ApiClient stranger;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        ApiWorld.settings(properties);
    }

    @BeforeEach
    void signIn() {
        here = world.place();
        operator = client(world.operator());
        administrator = client(world.in(here, Role.TENANT_ADMINISTRATOR));
        member = client(world.in(here, Role.MEMBER));
        viewer = client(world.in(here, Role.VIEWER));
        stranger = client(world.in(world.place(), Role.TENANT_ADMINISTRATOR));
    }

    @Test
    void operatorMakesTenantAndProjectAndTenantAdministratorMoreProjects() {
        var slug = "made-" + here.projectId().substring(4);
        var tenant = operator.post("tenants", """
                {"slug": "%s", "name": "Made %s"}""".formatted(slug, slug));

        assertThat(tenant.status()).isEqualTo(201);
        assertThat(tenant.text("id")).startsWith("ten-");
        assertThat(tenant.header("Location")).isEqualTo("/api/v1/tenants/" + tenant.text("id"));
        var project = operator.post("tenants/" + tenant.text("id") + "/projects", """
                {"slug": "default", "name": "Default"}""");
        assertThat(project.status()).isEqualTo(201);
        assertThat(operator.get("projects/" + project.text("id")).text("tenantId"))
                .isEqualTo(tenant.text("id"));
        assertThat(operator.get("tenants/" + tenant.text("id")).text("slug")).isEqualTo(slug);

        var more = administrator.post("tenants/" + here.tenantId() + "/projects", """
                {"slug": "more", "name": "More"}""");
        assertThat(more.status()).isEqualTo(201);
        assertThat(ids(administrator.get("tenants/" + here.tenantId() + "/projects")))
                .containsExactlyInAnyOrder(here.projectId(), more.text("id"));
        assertThat(ids(administrator.get("tenants"))).containsExactly(here.tenantId());
        assertProblem(member.post("tenants", """
                {"slug": "x-y", "name": "X"}"""), 403, "forbidden");
        assertProblem(member.post("tenants/" + here.tenantId() + "/projects", """
                {"slug": "x-y", "name": "X"}"""), 403, "forbidden");
        assertProblem(administrator.post("tenants/" + here.tenantId() + "/projects", """
                {"slug": "more", "name": "Other"}"""), 409, "conflict");
    }

    @Test
    void idempotencyKeyGivesTheFirstAnswerAgain() {
        var path = "tenants/" + here.tenantId() + "/projects";
        var body = """
                {"slug": "once", "name": "Once"}""";

        var first = administrator.post(path, body, "Idempotency-Key", "key-1");
        var again = administrator.post(path, body, "Idempotency-Key", "key-1");

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertProblem(administrator.post(path, """
                {"slug": "twice", "name": "Twice"}""", "Idempotency-Key", "key-1"), 409, "conflict");
        assertProblem(administrator.post(path, body, "Idempotency-Key", "k".repeat(65)), 400, "invalid-input");
    }

    @Test
    void pagesFollowEachOther() {
        for (var number = 1; number <= 4; number++) {
            administrator.post("tenants/" + here.tenantId() + "/projects", """
                    {"slug": "page-%d", "name": "Page %d"}""".formatted(number, number));
        }
        var seen = new ArrayList<String>();
        var path = "tenants/" + here.tenantId() + "/projects?limit=2";
        var page = administrator.get(path);
        seen.addAll(ids(page));
        while (page.json().has("next")) {
            page = administrator.get(path + "&after=" + page.text("next"));
            seen.addAll(ids(page));
        }

        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertProblem(administrator.get(path + "&after=nonsense"), 400, "invalid-input");
        var tooMany = administrator.get("tenants?limit=201");
        assertProblem(tooMany, 400, "invalid-input");
        assertThat(tooMany.text("field")).isEqualTo("limit");
        assertThat(tooMany.text("allowed")).isEqualTo("1 to 200");
    }

    @Test
    void programsAreRefusedInATenantThatIsSuspended() {
        world.suspend(here);

        assertProblem(administrator.get("projects/" + here.projectId() + "/quota"), 409, "wrong-state");
        assertProblem(administrator.get("tenants/" + here.tenantId() + "/projects"), 409, "wrong-state");
        assertThat(operator.get("projects/" + here.projectId() + "/quota").status())
                .isEqualTo(200);
        assertThat(stranger.get("projects/" + here.projectId() + "/quota").status())
                .isEqualTo(404);

        world.resume(here);
        assertThat(administrator.get("projects/" + here.projectId() + "/quota").status())
                .isEqualTo(200);
    }

    @Test
    void membersComeAndGo() {
        var path = "projects/" + here.projectId() + "/members";
        var colleague = world.person(Membership.in(here.tenant().id(), Role.BILLING_VIEWER));
        var body = """
                {"userId": "%s", "role": "member"}""".formatted(colleague.id());

        assertProblem(member.post(path, body), 403, "forbidden");
        assertThat(administrator.post(path, body).status()).isEqualTo(204);
        assertThat(administrator.get(path).body()).contains(colleague.id().value(), "\"member\"");
        assertThat(client(world.token(colleague))
                        .get("instances?projectId=" + here.projectId())
                        .status())
                .isEqualTo(200);
        assertThat(administrator.delete(path + "/" + colleague.id()).status()).isEqualTo(204);
        assertProblem(client(world.token(colleague)).get("instances?projectId=" + here.projectId()), 403, "forbidden");
        assertProblem(administrator.post(path, """
                {"userId": "%s", "role": "operator"}""".formatted(colleague.id())), 400, "invalid-input");
        var unknown = world.person();
        assertProblem(administrator.post(path, """
                {"userId": "%s", "role": "member"}""".formatted(unknown.id())), 404, "not-found");
    }

    @Test
    void accessKeysShowTheirSecretOnce() {
        var path = "projects/" + here.projectId() + "/access-keys";

        var made = member.post(path, "{}");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("accessKeyId")).matches("AKIA[A-Z2-7]{16}");
        assertThat(made.text("secretAccessKey")).hasSize(40);
        var listed = member.get(path);
        assertThat(listed.body()).contains(made.text("accessKeyId")).doesNotContain(made.text("secretAccessKey"));
        assertThat(viewer.get(path).json().path("items")).isEmpty();
        assertThat(administrator.get(path).body()).contains(made.text("accessKeyId"));
        assertThat(member.post(path, """
                {"expiresInDays": 30}""").text("expiresAt")).isNotEmpty();
        assertProblem(member.post(path, "{}"), 409, "conflict");
        assertProblem(viewer.delete(path + "/" + made.text("accessKeyId")), 404, "not-found");
        assertThat(member.delete(path + "/" + made.text("accessKeyId")).status())
                .isEqualTo(204);
        assertThat(operator.post(path, "{}").status()).isEqualTo(201);
    }

    @Test
    void accessKeyThatWasAskedForTwiceIsMadeOnceAndItsSecretNotRepeated() {
        var path = "projects/" + here.projectId() + "/access-keys";

        var made = member.post(path, "{}", "Idempotency-Key", "rotation-7");
        var again = member.post(path, "{}", "Idempotency-Key", "rotation-7");

        assertProblem(again, 409, "conflict");
        assertThat(again.text("detail"))
                .contains(made.text("accessKeyId"))
                .doesNotContain(made.text("secretAccessKey"));
        assertThat(member.get(path).json().path("items")).hasSize(1);
        assertThat(member.post(path, "{}", "Idempotency-Key", "rotation-8").status())
                .isEqualTo(201);
    }

    @Test
    void instancesOfAllProjectsAreThoseThatOneMayRead() {
        var second = administrator
                .post("tenants/" + here.tenantId() + "/projects", """
                {"slug": "second", "name": "Second"}""")
                .text("id");
        var first = ids(member.post("instances", launch("one", 2)));
        var more = ids(administrator.post("instances", """
                {"projectId": "%s", "name": "two", "image": "tiny", "instanceType": "t.nano"}""".formatted(second)));

        var page = administrator.get("instances?limit=2");
        var rest = administrator.get("instances?limit=2&after=" + page.text("next"));

        assertThat(Stream.concat(ids(page).stream(), ids(rest).stream()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(first.stream(), more.stream()).toList());
        assertThat(rest.json().has("next")).isFalse();
        assertThat(ids(viewer.get("instances"))).containsExactlyInAnyOrderElementsOf(first);
        assertThat(ids(viewer.get("instances?search=two"))).isEmpty();
        assertThat(ids(stranger.get("instances"))).isEmpty();
        assertThat(ids(client(world.in(here, Role.BILLING_VIEWER)).get("instances")))
                .isEmpty();
        assertThat(ids(operator.get("instances?limit=200"))).containsAll(first).containsAll(more);
        world.suspend(here);
        assertThat(ids(administrator.get("instances"))).isEmpty();
    }

    @Test
    void quotaIsShownAndChanged() {
        var path = "projects/" + here.projectId() + "/quota";

        var lines = viewer.get(path);

        assertThat(lines.json().path("items"))
                .extracting(line -> line.path("resource").asString(""))
                .contains("instances", "vcpus", "memory", "root-disk");
        var changed = administrator.put(path, """
                {"items": [{"resource": "instances", "limit": 3}, {"resource": "memory", "limit": 1073741824}]}""");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("items").get(0).path("limit").asLong()).isEqualTo(3);
        assertThat(operator.put(path, """
                {"items": [{"resource": "instances", "unlimited": true}]}""").json().path("items").get(0).has("limit"))
                .isFalse();
        assertProblem(member.put(path, """
                {"items": [{"resource": "instances", "limit": 30}]}"""), 403, "forbidden");
        assertProblem(administrator.put(path, """
                {"items": [{"resource": "instances", "limit": -1}]}"""), 400, "invalid-input");
        assertProblem(administrator.put(path, """
                {"items": [{"resource": "gold", "limit": 1}]}"""), 400, "invalid-input");
        assertProblem(administrator.put(path, """
                {"items": [{"resource": "instances"}]}"""), 400, "invalid-input");
    }

    @Test
    void refusedLaunchTellsTheNumbers() {
        administrator.put("projects/" + here.projectId() + "/quota", """
                {"items": [{"resource": "instances", "limit": 1}]}""");

        var refused = member.post("instances", launch("big", 2));

        assertProblem(refused, 409, "quota-exceeded");
        assertThat(refused.text("limit")).isEqualTo("1");
        assertThat(refused.text("used")).isEqualTo("0");
        assertThat(refused.text("asked")).isEqualTo("2");
        assertThat(refused.text("resource")).isEqualTo("instances");
    }

    @Test
    void instanceIsLaunchedWatchedAndTerminated() {
        var key = member.post("key-pairs", """
                {"projectId": "%s", "name": "laptop", "publicKey": "%s"}""".formatted(here.projectId(), ApiWorld.KEY));
        assertThat(key.status()).isEqualTo(201);
        assertThat(ids(viewer.get("key-pairs?projectId=" + here.projectId()))).containsExactly(key.text("id"));

        var launched = member.post("instances", launch("web", 2), "Idempotency-Key", "launch-1");

        assertThat(launched.status()).isEqualTo(202);
        var items = launched.json().path("items");
        assertThat(items).hasSize(2);
        var id = items.get(0).path("id").asString("");
        assertThat(items.get(0).path("state").asString("")).isEqualTo("pending");
        assertThat(ids(member.post("instances", launch("web", 2), "Idempotency-Key", "launch-1")))
                .isEqualTo(ids(launched));
        awaitState(id, "running");
        assertThat(ids(viewer.get("instances?projectId=" + here.projectId() + "&state=running")))
                .contains(id);
        assertProblem(viewer.post("instances/" + id + "/stop", ""), 403, "forbidden");
        assertProblem(member.post("instances/" + id + "/start", ""), 409, "wrong-state");

        var job = member.post("instances/" + id + "/stop", "");
        assertThat(job.status()).isEqualTo(202);
        assertThat(viewer.get("jobs/" + job.text("id")).json().path("steps")).isNotEmpty();
        awaitState(id, "stopped");
        assertThat(member.post("instances/" + id + "/terminate", "").status()).isEqualTo(202);
        awaitState(id, "terminated");
        assertThat(ids(viewer.get("jobs?projectId=" + here.projectId() + "&subject=" + id)))
                .hasSize(3);
        assertThat(viewer.delete("key-pairs/" + key.text("id")).status()).isEqualTo(403);
        assertThat(member.delete("key-pairs/" + key.text("id")).status()).isEqualTo(204);
    }

    @Test
    void anotherTenantsIdsAreNotFoundOnEveryPath() {
        var key = member.post("key-pairs", """
                {"projectId": "%s", "name": "laptop", "publicKey": "%s"}""".formatted(here.projectId(), ApiWorld.KEY));
        var instance = ids(member.post("instances", launch("web", 1))).getFirst();
        var job = ids(member.get("jobs?projectId=" + here.projectId())).getFirst();
        var accessKey = member.post("projects/" + here.projectId() + "/access-keys", "{}")
                .text("accessKeyId");
        for (var path : List.of(
                "tenants/" + here.tenantId(),
                "tenants/" + here.tenantId() + "/projects",
                "projects/" + here.projectId(),
                "projects/" + here.projectId() + "/members",
                "projects/" + here.projectId() + "/access-keys",
                "projects/" + here.projectId() + "/quota",
                "instances?projectId=" + here.projectId(),
                "instances/" + instance,
                "instance-types?projectId=" + here.projectId(),
                "images?projectId=" + here.projectId(),
                "key-pairs?projectId=" + here.projectId(),
                "key-pairs/" + key.text("id"),
                "jobs?projectId=" + here.projectId(),
                "jobs/" + job,
                "audit?projectId=" + here.projectId(),
                "audit?tenantId=" + here.tenantId())) {
            assertProblem(stranger.get(path), 404, "not-found");
            assertThat(operator.get(path).status()).as(path).isEqualTo(200);
        }
        for (var action : List.of("stop", "start", "reboot", "terminate")) {
            assertProblem(stranger.post("instances/" + instance + "/" + action, ""), 404, "not-found");
        }
        assertProblem(stranger.delete("key-pairs/" + key.text("id")), 404, "not-found");
        assertProblem(stranger.delete("projects/" + here.projectId() + "/access-keys/" + accessKey), 404, "not-found");
        assertProblem(stranger.put("projects/" + here.projectId() + "/quota", """
                {"items": [{"resource": "instances", "limit": 0}]}"""), 404, "not-found");
        assertProblem(stranger.post("projects/" + here.projectId() + "/access-keys", "{}"), 404, "not-found");
        assertProblem(stranger.post("instances", launch("theirs", 1)), 404, "not-found");
    }

    @Test
    void fleetIsForOperators() {
        assertThat(operator.get("nodes")
                        .json()
                        .path("items")
                        .get(0)
                        .path("name")
                        .asString(""))
                .isEqualTo("node-001");
        assertProblem(administrator.get("nodes"), 403, "forbidden");
        assertThat(ids(operator.get("audit?limit=5"))).hasSize(5);
        assertThat(administrator.get("audit").body())
                .isEqualTo(
                        administrator.get("audit?tenantId=" + here.tenantId()).body());
        assertProblem(member.get("audit"), 403, "forbidden");
        assertProblem(member.get("audit?projectId=" + here.projectId()), 403, "forbidden");
        member.post("projects/" + here.projectId() + "/access-keys", "{}");
        assertThat(administrator.get("audit?tenantId=" + here.tenantId()).body())
                .contains("access-key.create", "tenant.create");
        assertThat(administrator
                        .get("audit?projectId=" + here.projectId() + "&denied=true")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void catalogueIsForEverybodyWithAProject() {
        for (var client : List.of(operator, viewer)) {
            assertThat(client.get("instance-types").body()).contains("t.nano");
            assertThat(client.get("images").body()).contains("\"tiny\"");
        }
        assertThat(viewer.get("me").json().path("projects").get(0).path("id").asString(""))
                .isEqualTo(here.projectId());
    }

    @Test
    void requestWithoutGoodTokenIsNobodys() {
        for (var client : List.of(
                ApiClient.withoutToken(port), client("osk_" + "0".repeat(64)), client("nonsense"), client(""))) {
            var refused = client.get("me");
            assertProblem(refused, 401, "unauthenticated");
            assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @Test
    void browsersSessionIsNotAccepted() {
        var withCookie = ApiClient.withoutToken(port);

        var refused = withCookie.send(withCookie
                .request("me")
                .header("Cookie", "JSESSIONID=0123456789ABCDEF")
                .GET());

        assertProblem(refused, 401, "unauthenticated");
        assertThat(refused.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(member.get("me").headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void tokenOfADisabledAccountIsNobodysAtOnce() {
        var ada = world.person(Membership.in(here.project().id(), Role.MEMBER));
        var client = client(world.token(ada));
        assertThat(client.get("me").status()).isEqualTo(200);

        accounts.setEnabled(people.operator(), ada.id(), false);

        assertProblem(client.get("me"), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"text\"",
                "{\"slug\": \"ab\"}",
                "{\"slug\": 7, \"name\": \"x\"}",
                "{\"slug\": null, \"name\": \"x\"}",
                "{\"slug\": \"ab\", \"name\": \"x\", \"owner\": \"me\"}",
                "{\"slug\": \"ab\", \"slug\": \"cd\", \"name\": \"x\"}",
                "{\"slug\": \"ab\", \"name\": \"x\"} more",
                "{\"slug\": \"ab\", \"name\": \"\\u0000\"}",
                "{\"slug\": \"A B\", \"name\": \"x\"}",
                "{\"slug\": \"ab\", \"name\": {\"deep\": 1}}"
            })
    void bodyThatIsNotWhatTheDescriptionSaysIsRefused(String body) {
        assertProblem(operator.post("tenants", body), 400, "invalid-input");
    }

    @Test
    void unknownFieldIsNamed() {
        var refused = operator.post("tenants", """
                {"slug": "ab", "name": "x", "owner": "me"}""");

        assertThat(refused.text("field")).isEqualTo("owner");
        assertThat(refused.text("allowed")).contains("name, slug");
    }

    @Test
    void frameworkErrorsAreProblemsToo() {
        assertProblem(operator.get("nothing/here"), 404, "not-found");
        assertProblem(operator.post("instances/i-00000000000000000/explode", ""), 404, "not-found");
        var method = operator.delete("tenants");
        assertProblem(method, 405, "method-not-allowed");
        assertThat(method.header("Allow")).contains("GET", "POST");
        assertProblem(
                operator.send(operator.request("tenants")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("{}"))),
                415,
                "unsupported-media-type");
        assertProblem(
                operator.send(operator.request("tenants")
                        .header("Accept", "text/html")
                        .GET()),
                406,
                "not-acceptable");
        assertProblem(operator.post("tenants", " ".repeat((1 << 20) + 1)), 413, "too-large");
        assertProblem(operator.get("tenants?limit=many"), 400, "invalid-input");
        assertProblem(operator.get("jobs"), 400, "invalid-input");
        assertProblem(operator.get("tenants?search=%00"), 400, "invalid-input");
        assertProblem(operator.get("tenants;x=y"), 400, "invalid-input");
    }

    @Test
    void answersTellWhatIsLeftOfTheMinute() {
        var answer = member.get("me");

        assertThat(answer.header("RateLimit-Limit")).isEqualTo("1200");
        assertThat(Integer.parseInt(answer.header("RateLimit-Remaining"))).isBetween(1, 1199);
        assertThat(answer.header("RateLimit-Reset")).isNotEmpty();
        assertThat(answer.header("X-Request-Id")).startsWith("req-");
    }

    private void awaitState(String instance, String state) {
        ApiWorld.awaitState(viewer, instance, state);
    }

    private String launch(String name, int count) {
        return """
                {"projectId": "%s", "name": "%s", "image": "tiny", "instanceType": "t.nano", "count": %d}""".formatted(here.projectId(), name, count);
    }

    private static void assertProblem(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.text("error")).isEqualTo(error);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.text("type")).isEqualTo("/api/v1/docs#problem-" + error);
        assertThat(answer.text("detail")).isNotEmpty();
        assertThat(answer.text("reference")).isEqualTo(answer.header("X-Request-Id"));
    }

    private static List<String> ids(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        var ids = new ArrayList<String>();
        answer.json().path("items").forEach(item -> ids.add(item.path("id").asString("")));
        return ids;
    }

    private ApiClient client(String token) {
        return ApiClient.with(port, token);
    }
}
