package org.ownsky.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ownsky.portal.PortalTest;
import org.ownsky.portal.api.ApiClient.Answer;
import org.ownsky.portal.api.ApiWorld.Place;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * Thousands of requests, made of the API's own description by chance: none is our fault (5xx), each answer is one that the
 * description names, and nothing changes that the token may not change. {@code OWNSKY_FUZZ_REQUESTS} says how many.
 */
@PortalTest
@Import({People.class, ApiWorld.class})
@TestPropertySource(
        properties = {
            "ownsky.api.requests-per-minute=100000000",
            "ownsky.api.requests-per-minute-and-address=100000000",
            "ownsky.api.refusals-per-minute=100000000"
        })
class ApiFuzzIT {
    private static final int REQUESTS = Integer.parseInt(System.getenv().getOrDefault("OWNSKY_FUZZ_REQUESTS", "3000"));

    /** What must stay as it is in another tenant, whoever fuzzes this one. */
    private static final List<String> FOREIGN = List.of(
            "select count(*), max(i.id), min(i.state) from provisioning.instance i where project_id = :project",
            "select count(*), max(id), min(name) from provisioning.key_pair where project_id = :project",
            "select count(*), max(id), min(account_id) from credential.access_key where project_id = :project",
            "select count(*), max(scope), sum(ceiling::numeric) from quota.counter where scope in (:project, :tenant)",
            "select count(*), max(name), min(slug) from identity.project where tenant_id = :tenant",
            "select count(*), max(account_id), min(role) from identity.membership"
                    + " where project_id = :project or tenant_id = :tenant");

    @LocalServerPort
    int port;

    @Autowired
    ApiWorld world;

    @Autowired
    JdbcClient database;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        ApiWorld.settings(properties);
    }

    @Test
    void nothingThatIsSentBreaksTheApiOrReachesAnotherTenant() {
        var seed = Long.getLong("ownsky.fuzz.seed", 20260301L);
        var random = new Random(seed);
        var here = world.place();
        var there = world.place();
        var ids = new ArrayList<>(List.of(
                "ten-00000000000000000", "prj-00000000000000000", "usr-00000000000000000", "i-00000000000000000"));
        furnish(here, ids);
        furnish(there, ids);
        var tenants = tenants();
        var before = foreign(there);
        var clients = List.of(
                world.in(here, Role.TENANT_ADMINISTRATOR),
                world.in(here, Role.PROJECT_ADMINISTRATOR),
                world.in(here, Role.MEMBER),
                world.in(here, Role.VIEWER),
                world.in(here, Role.BILLING_VIEWER));
        var client = ApiClient.withoutToken(port);
        var requests = new FuzzedRequests(client.get("openapi.json").json(), random, ids);
        var statuses = new TreeMap<Integer, Integer>();

        for (var number = 0; number < REQUESTS; number++) {
            var fuzzed = requests.next("http://127.0.0.1:" + port);
            if (random.nextInt(30) > 0) {
                fuzzed.request().header("Authorization", "Bearer " + clients.get(random.nextInt(clients.size())));
            }
            var answer = client.send(fuzzed.request());
            statuses.merge(answer.status(), 1, Integer::sum);
            assertThat(answer.status())
                    .as("seed %d, request %d: %s → %s", seed, number, fuzzed.told(), answer.body())
                    .isLessThan(500);
            assertAnswered(fuzzed, answer);
        }

        System.out.println("rest.fuzz " + statuses);
        assertThat(foreign(there)).as("what is there in the other tenant").isEqualTo(before);
        assertThat(tenants()).isEqualTo(tenants);
        assertThat(statuses.keySet()).contains(200, 201, 202, 204, 400, 401, 403, 404, 405, 409, 415);
    }

    private static void assertAnswered(FuzzedRequests.Fuzzed fuzzed, Answer answer) {
        if (answer.status() >= 400) {
            assertThat(answer.header("Content-Type"))
                    .as("%s → %d %s", fuzzed.told(), answer.status(), answer.body())
                    .startsWith("application/problem+json");
        }
        if (!fuzzed.described().isEmpty()) {
            assertThat(fuzzed.described()).as(fuzzed.told()).contains(String.valueOf(answer.status()));
        }
    }

    /** Something of each kind that others could be after. */
    private void furnish(Place place, List<String> ids) {
        var member = world.person(Membership.in(place.project().id(), Role.MEMBER));
        var client = ApiClient.with(port, world.token(member));
        ids.addAll(List.of(place.tenantId(), place.projectId(), member.id().value()));
        ids.add(client.post("key-pairs", """
                {"projectId": "%s", "name": "laptop", "publicKey": "%s"}""".formatted(place.projectId(), ApiWorld.KEY))
                .text("id"));
        ids.add(client.post("projects/" + place.projectId() + "/access-keys", "{}")
                .text("accessKeyId"));
        var launched = client.post("instances", """
                {"projectId": "%s", "name": "web", "image": "tiny", "instanceType": "t.nano"}""".formatted(place.projectId()));
        ids.add(launched.json().path("items").path(0).path("id").asString(""));
        ids.add(launched.json().path("items").path(0).path("jobId").asString(""));
        ApiWorld.awaitRunning(
                client, launched.json().path("items").path(0).path("id").asString(""));
    }

    private List<String> foreign(Place there) {
        return FOREIGN.stream()
                .map(query -> {
                    var statement = database.sql(query);
                    if (query.contains(":project")) {
                        statement = statement.param("project", there.projectId());
                    }
                    return query.contains(":tenant") ? statement.param("tenant", there.tenantId()) : statement;
                })
                .map(statement -> String.valueOf(statement.query().singleRow()))
                .toList();
    }

    private long tenants() {
        return database.sql("select count(*) from identity.tenant")
                .query(Long.class)
                .single();
    }
}
