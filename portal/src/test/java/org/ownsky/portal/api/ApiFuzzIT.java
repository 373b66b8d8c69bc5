package org.ownsky.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.portal.PortalTest;
import org.ownsky.portal.api.ApiClient.Answer;
import org.ownsky.portal.api.ApiWorld.Place;
import org.ownsky.portal.api.FuzzedRequests.Fuzzed;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.ownsky.quota.LimitService;
import org.ownsky.quota.QuotaResource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * Thousands of requests, made of the API's own description by chance: none is our fault (5xx), each answer is one that the
 * description names, each refusal a problem of the closed set, no answer tells a secret, and nothing changes that the token
 * may not change. {@code -Downsky.fuzz.requests} says how many, {@code -Downsky.fuzz.seed} which.
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
    private static final int REQUESTS = Integer.getInteger("ownsky.fuzz.requests", 100_000);
    private static final long SEED = Long.getLong("ownsky.fuzz.seed", 20260301L);
    private static final int AT_ONCE = 4;
    private static final int OF_OPERATORS = 10;

    @LocalServerPort
    int port;

    @Autowired
    ApiWorld world;

    @Autowired
    People people;

    @Autowired
    LimitService limits;

    @Autowired
    JdbcClient database;

    private final List<String> ids = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();
    private Place here;
    private Place there;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        ApiWorld.settings(properties);
    }

    @BeforeEach
    void furnish() {
        here = world.place();
        there = world.place();
        limits.change(people.operator(), here.tenant().id(), Map.of(QuotaResource.INSTANCES, 20L));
        ids.addAll(List.of(
                "ten-00000000000000000",
                "prj-00000000000000000",
                "usr-00000000000000000",
                "i-00000000000000000",
                "job-00000000000000000",
                "key-00000000000000000",
                "AKIAAAAAAAAAAAAAAAAA"));
        furnish(here);
        furnish(there);
    }

    @Test
    void nothingThatIsSentBreaksTheApiOrReachesAnotherTenant() {
        var rows = new ForeignRows(database);
        var before = rows.of(there);
        var tenants = tenants();
        var tokens = Arrays.stream(Role.values())
                .filter(role -> role.reach() != Role.Reach.FLEET)
                .map(role -> world.in(here, role))
                .toList();
        secrets.addAll(tokens);

        var statuses = send(REQUESTS, tokens, deadTokens());

        assertThat(rows.of(there)).as("what is there in the other tenant").isEqualTo(before);
        assertThat(tenants()).isEqualTo(tenants);
        assertThat(statuses.keySet()).contains(200, 201, 202, 204, 400, 401, 403, 404, 405, 406, 409, 413, 415);
    }

    @Test
    void nothingThatOperatorsAndSupportSendBreaksTheApi() {
        var tokens = List.of(world.in(here, Role.OPERATOR), world.in(here, Role.SUPPORT));

        var statuses = send(REQUESTS / OF_OPERATORS, tokens, List.of(""));

        assertThat(statuses.keySet()).contains(200, 201, 202, 204, 400, 404, 409);
    }

    /** By status, how many; the same seed sends the same, but for the ids in it and the order. */
    private Map<Integer, Integer> send(int count, List<String> tokens, List<String> deadTokens) {
        System.out.printf("rest.fuzz seed %d, %d requests%n", SEED, count);
        var statuses = new ConcurrentSkipListMap<Integer, Integer>();
        try (var http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var document = ApiClient.withoutToken(port).get("openapi.json").json();
            var work = IntStream.range(0, AT_ONCE)
                    .<Callable<Void>>mapToObj(worker -> () -> {
                        var random = new Random(SEED + worker);
                        var values = new FuzzedValues(document, random, ids);
                        var requests = new FuzzedRequests(document, random, values);
                        for (var number = worker; number < count; number += AT_ONCE) {
                            var fuzzed = requests.next("http://127.0.0.1:" + port);
                            if (random.nextInt(40) > 0) {
                                var from = random.nextInt(30) > 0 ? tokens : deadTokens;
                                fuzzed.request()
                                        .header("Authorization", "Bearer " + from.get(random.nextInt(from.size())));
                            }
                            var answer = ApiClient.send(http, fuzzed.request());
                            statuses.merge(answer.status(), 1, Integer::sum);
                            check(fuzzed, answer, "seed %d, worker %d, request %d".formatted(SEED, worker, number));
                            if (answer.status() == 200 && answer.body().contains("\"next\"")) {
                                values.learnCursor(answer.text("next"));
                            }
                        }
                        return null;
                    })
                    .toList();
            for (var done : threads.invokeAll(work)) {
                done.get();
            }
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        System.out.println("rest.fuzz " + statuses);
        return statuses;
    }

    private void check(Fuzzed fuzzed, Answer answer, String which) {
        var told = which + ": " + fuzzed.told() + " → " + answer.status() + " " + answer.body();
        assertThat(answer.status()).as(told).isLessThan(500);
        if (!fuzzed.described().isEmpty()) {
            assertThat(fuzzed.described()).as(told).contains(String.valueOf(answer.status()));
        }
        if (answer.status() >= 400 && !fuzzed.told().startsWith("HEAD ")) {
            assertProblem(answer, told);
        }
        assertThat(secrets).as(told).noneMatch(answer.body()::contains);
    }

    private static void assertProblem(Answer answer, String told) {
        assertThat(answer.header("Content-Type")).as(told).startsWith(ProblemWriter.MEDIA_TYPE);
        var kind = Arrays.stream(ProblemKind.values())
                .filter(known -> known.word().equals(answer.text("error")))
                .findFirst();
        assertThat(kind).as(told).hasValueSatisfying(known -> {
            assertThat(answer.text("type")).isEqualTo(known.type());
            assertThat(answer.text("title")).isEqualTo(known.title());
        });
        assertThat(answer.json().path("status").asInt()).as(told).isEqualTo(answer.status());
        assertThat(answer.text("detail")).as(told).isNotBlank();
        assertThat(answer.text("reference")).as(told).isNotBlank();
    }

    /** Expired, revoked, of a disabled account, and some that never were. */
    private List<String> deadTokens() {
        var tokens = IntStream.range(0, 3)
                .mapToObj(_ -> world.in(here, Role.TENANT_ADMINISTRATOR))
                .collect(Collectors.toCollection(ArrayList::new));
        var newest = database.sql("select id from credential.token order by created_at desc, id desc limit 3")
                .query(String.class)
                .list();
        database.sql("update credential.token set created_at = created_at - interval '2 years',"
                        + " expires_at = created_at - interval '1 year' where id = ?")
                .param(newest.getFirst())
                .update();
        database.sql("delete from credential.token where id = ?")
                .param(newest.get(1))
                .update();
        database.sql("update identity.account set enabled = false"
                        + " where id = (select account_id from credential.token where id = ?)")
                .param(newest.getLast())
                .update();
        tokens.addAll(List.of("", "osk_", "osk_" + "0".repeat(64), "osk_" + "0".repeat(5_000), "a.b.c"));
        return tokens;
    }

    /** Something of each kind that others could be after. */
    private void furnish(Place place) {
        var member = world.person(Membership.in(place.project().id(), Role.MEMBER));
        var token = world.token(member);
        secrets.add(token);
        var client = ApiClient.with(port, token);
        ids.addAll(List.of(place.tenantId(), place.projectId(), member.id().value()));
        ids.add(client.post("key-pairs", """
                {"projectId": "%s", "name": "laptop", "publicKey": "%s"}""".formatted(place.projectId(), ApiWorld.KEY))
                .text("id"));
        var accessKey = client.post("projects/" + place.projectId() + "/access-keys", "{}");
        ids.add(accessKey.text("accessKeyId"));
        secrets.add(accessKey.text("secretAccessKey"));
        var launched = client.post("instances", """
                {"projectId": "%s", "name": "web", "image": "tiny", "instanceType": "t.nano"}""".formatted(place.projectId()));
        var instance = launched.json().path("items").path(0);
        ids.add(instance.path("id").asString(""));
        ids.add(instance.path("jobId").asString(""));
        ApiWorld.awaitRunning(client, instance.path("id").asString(""));
    }

    private long tenants() {
        return database.sql("select count(*) from identity.tenant")
                .query(Long.class)
                .single();
    }
}
