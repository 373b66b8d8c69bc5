package org.ownsky.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Asking for more and deciding about it, as programs do. */
@PortalTest
@Import({People.class, ApiWorld.class})
class QuotaRequestsIT {
    @LocalServerPort
    int port;

    @Autowired
    ApiWorld world;

    private Place here;
    private ApiClient administrator;
    private ApiClient member;
    private ApiClient stranger;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        ApiWorld.settings(properties);
    }

    @BeforeEach
    void limitTheProject() {
        here = world.place();
        administrator = ApiClient.with(port, world.in(here, Role.TENANT_ADMINISTRATOR));
        member = ApiClient.with(port, world.in(here, Role.MEMBER));
        stranger = ApiClient.with(port, world.in(world.place(), Role.TENANT_ADMINISTRATOR));
        administrator.put("projects/" + here.projectId() + "/quota", """
                {"items": [{"resource": "vcpus", "limit": 10}]}""");
    }

    @Test
    void aMemberAsksAnAdministratorAnswersAndTheLimitIsHigher() {
        var asked = member.post("quota-requests", body(16), "Idempotency-Key", "ask-1");
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        assertThat(asked.text("state")).isEqualTo("open");
        assertThat(asked.text("decider")).isEqualTo("tenant-administrators");
        assertThat(member.post("quota-requests", body(16), "Idempotency-Key", "ask-1")
                        .text("id"))
                .isEqualTo(asked.text("id"));
        var path = "quota-requests/" + asked.text("id");

        assertThat(administrator
                        .get("quota-requests?view=to-decide&tenantId=" + here.tenantId())
                        .body())
                .contains(asked.text("id"));
        assertThat(administrator.post(path + "/comments", """
                                {"text": "Until when?"}""").body()).contains("Until when?");
        assertThat(member.post(path + "/approve", "{}").status()).isEqualTo(403);
        var approved = administrator.post(path + "/approve", """
                {"limits": [{"resource": "vcpus", "limit": 14}], "note": "Good luck"}""");

        assertThat(approved.status()).as(approved.body()).isEqualTo(200);
        assertThat(approved.text("state")).isEqualTo("approved");
        assertThat(administrator.post(path + "/approve", "{}").body()).isEqualTo(approved.body());
        assertThat(member.get("projects/" + here.projectId() + "/quota").body()).contains("\"limit\":14");
        assertThat(administrator.post(path + "/decline", "{}").status()).isEqualTo(409);
    }

    @Test
    void whatMakesNoSenseIsToldByFieldAndStrangersFindNothing() {
        assertThat(member.post("quota-requests", body(10)).status()).isEqualTo(400);
        assertThat(member.post("quota-requests", body(10)).body()).contains("wanted limit of vCPUs");
        var asked = member.post("quota-requests", body(16));
        var path = "quota-requests/" + asked.text("id");

        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.post(path + "/approve", "{}").status()).isEqualTo(404);
        assertThat(member.post(path + "/withdraw", "").text("state")).isEqualTo("withdrawn");
        assertThat(administrator.post(path + "/approve", "{}").status()).isEqualTo(409);
        assertThat(member.get("quota-requests?view=mine&state=withdrawn&projectId=" + here.projectId())
                        .body())
                .contains(asked.text("id"));
    }

    private String body(long vcpus) {
        return """
                {"projectId": "%s", "limits": [{"resource": "vcpus", "limit": %d}], "reason": "For the report"}""".formatted(here.projectId(), vcpus);
    }
}
