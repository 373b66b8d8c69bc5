package org.ownsky.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.portal.PortalTest;
import org.ownsky.portal.api.ApiWorld.Place;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Templates, planned limits, rules, room and history, as programs use them. */
@PortalTest
@Import({ApiWorld.class, People.class})
class LimitPlansIT {
    @LocalServerPort
    int port;

    @Autowired
    ApiWorld world;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    private Place here;
    private ApiClient operator;
    private ApiClient administrator;
    private ApiClient stranger;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        ApiWorld.settings(properties);
    }

    @BeforeEach
    void meet() {
        here = world.place();
        operator = ApiClient.with(port, world.operator());
        administrator = ApiClient.with(port, world.in(here, Role.TENANT_ADMINISTRATOR));
        stranger = ApiClient.with(port, world.in(world.place(), Role.TENANT_ADMINISTRATOR));
    }

    @Test
    void aTenantIsMadeWithTheLimitsOfATemplate() {
        var name = world.place().tenantId();
        var template = operator.post("limit-templates", """
                {"name": "%s", "limits": [{"resource": "vcpus", "limit": 64}]}""".formatted(name));
        assertThat(template.status()).as(template.body()).isEqualTo(201);
        assertThat(operator.get("limit-templates").body()).contains(template.text("id"));

        var made = operator.post("tenants", """
                {"slug": "%s", "name": "%s", "template": "%s"}""".formatted(name, name, template.text("id")));

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(operator.get("tenants/" + made.text("id") + "/quota").body())
                .contains("{\"resource\":\"vcpus\",\"limit\":64,\"used\":0,\"reserved\":0}");
        assertThat(operator.delete("limit-templates/" + template.text("id")).status())
                .isEqualTo(204);
        assertThat(operator.get("limit-templates/" + template.text("id")).status())
                .isEqualTo(404);
    }

    @Test
    void aProjectTakesTemplatesOfItsTenantAlone() {
        var ofOperators = operator.post("limit-templates", """
                {"name": "%s", "limits": [{"resource": "vcpus", "limit": 64}]}""".formatted(here.tenantId()));
        var template = administrator.post("tenants/" + here.tenantId() + "/limit-templates", """
                {"name": "Course", "limits": [{"resource": "instances", "limit": 5}]}""");
        assertThat(template.status()).as(template.body()).isEqualTo(201);
        var path = "tenants/" + here.tenantId() + "/projects";

        var made = administrator.post(path, project("course-1", template.text("id")));

        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(administrator.get("projects/" + made.text("id") + "/quota").body())
                .contains("{\"resource\":\"instances\",\"limit\":5,");
        assertThat(administrator
                        .post(path, project("course-2", ofOperators.text("id")))
                        .status())
                .isEqualTo(404);
        var mistaken = operator.post(path, project("course-2", ofOperators.text("id")));
        assertThat(mistaken.status()).isEqualTo(400);
        assertThat(mistaken.body()).contains("template", "a template of the tenant");
        assertThat(stranger.get("limit-templates/" + template.text("id")).status())
                .isEqualTo(404);
        assertThat(administrator
                        .post("tenants/" + here.tenantId() + "/limit-templates", """
                {"name": "Twice", "limits": [{"resource": "instances", "limit": 5}, {"resource": "instances", "limit": 6}]}""")
                        .body())
                .contains("each resource once");
    }

    @Test
    void limitsOfTenantsAndProjectsArePlannedAndCancelled() {
        var later = clock.instant().plus(Duration.ofDays(30));
        var plan = """
                {"items": [{"resource": "vcpus", "limit": 32}], "from": "%s"}""".formatted(later);

        assertThat(administrator
                        .post("tenants/" + here.tenantId() + "/planned-limits", plan)
                        .status())
                .isEqualTo(403);
        var ofTenant = operator.post("tenants/" + here.tenantId() + "/planned-limits", plan);
        var ofProject = administrator.post("projects/" + here.projectId() + "/planned-limits", plan);

        assertThat(ofTenant.status()).as(ofTenant.body()).isEqualTo(201);
        assertThat(ofProject.status()).as(ofProject.body()).isEqualTo(201);
        var id = ofProject.json().path("items").get(0).path("id").asString("");
        assertThat(administrator.delete("planned-limits/" + id).status()).isEqualTo(204);
        assertThat(administrator.delete("planned-limits/" + id).status()).isEqualTo(204);
        assertThat(stranger.delete("planned-limits/" + id).status()).isEqualTo(404);
        assertThat(administrator
                        .get("tenants/" + here.tenantId() + "/planned-limits")
                        .body())
                .contains("\"state\":\"planned\"", "\"state\":\"cancelled\"");
        assertThat(operator.post("tenants/" + here.tenantId() + "/planned-limits", """
                {"items": [{"resource": "vcpus", "limit": 32}], "from": "2020-01-01T00:00:00Z"}""")
                        .body())
                .contains("from");
    }

    @Test
    void rulesAndRoomAreSet() {
        var rules = "tenants/" + here.tenantId() + "/approval-rules";
        var rule = """
                {"resource": "vcpus", "mostMore": 8, "longestDays": 30}""";
        var made = administrator.post(rules, rule);
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        assertThat(administrator.post(rules, """
                {"resource": "vcpus", "mostMore": 8, "ofOperators": true}""").status()).isEqualTo(403);
        assertThat(administrator.get(rules).body()).contains(made.text("id"));
        assertThat(administrator.delete("approval-rules/" + made.text("id")).status())
                .isEqualTo(204);
        assertThat(administrator.get(rules).body()).doesNotContain(made.text("id"));

        var room = administrator.put("projects/" + here.projectId() + "/room", """
                {"items": [{"resource": "vcpus", "upTo": 12}]}""");
        assertThat(room.status()).as(room.body()).isEqualTo(200);
        assertThat(room.body()).contains("{\"resource\":\"vcpus\",\"upTo\":12}");
        assertThat(administrator
                        .put("projects/" + here.projectId() + "/room", """
                {"items": [{"resource": "vcpus", "upTo": -1}]}""")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void useIsToldDayByDay() {
        var yesterday = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        database.sql("""
                        insert into quota.daily_figure (day, scope, resource, used, reserved, ceiling)
                        values (?, ?, 'vcpus', 3, 1, 8)
                        """).params(yesterday, here.tenantId()).update();
        var path = "tenants/" + here.tenantId() + "/quota/history";

        assertThat(administrator.get(path).body())
                .contains(
                        "{\"day\":\"" + yesterday + "\",\"resource\":\"vcpus\",\"used\":3,\"reserved\":1,\"limit\":8}");
        assertThat(administrator.get(path + "?days=1").body()).doesNotContain(yesterday.toString());
        assertThat(administrator.get(path + "?days=0").body()).contains("1 to 400");
        assertThat(administrator
                        .get("tenants/" + here.tenantId() + "/quota/forecast")
                        .status())
                .isEqualTo(200);
        assertThat(stranger.get(path).status()).isEqualTo(404);
    }

    private static String project(String slug, String template) {
        return """
                {"slug": "%s", "name": "%s", "template": "%s"}""".formatted(slug, slug, template);
    }
}
