package org.ownsky.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.portal.TimeTravel;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.People;
import org.ownsky.portal.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@TimeTravel
@Import(People.class)
class HeadersIT {
    @LocalServerPort
    int port;

    @Autowired
    People people;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = new Browser(port);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void answersTellBrowsersToBeCareful() {
        var answer = browser.get("/instances");

        assertThat(header(answer, "Content-Security-Policy")).isEqualTo(ContentSecurityPolicy.STRICT);
        assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Referrer-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(header(answer, "Permissions-Policy")).contains("camera=()");
    }

    @Test
    void withoutTlsNobodyIsBoundToTls() {
        assertThat(browser.get("/instances").headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void policyOfPagesAllowsInlineScriptsByNonceOnly() {
        assertThat(ContentSecurityPolicy.policy("abc"))
                .contains("script-src 'self' 'unsafe-eval' 'nonce-abc'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("script-src 'self' 'unsafe-inline'");
    }

    @Test
    void pageComesWithANonceOfItsOwn() {
        var first = header(browser.get("/sign-in"), "Content-Security-Policy");
        var second = header(browser.get("/sign-in"), "Content-Security-Policy");

        assertThat(first).contains("'nonce-").isNotEqualTo(second);
    }

    @Test
    void inlineScriptsOfThePageCarryItsNonce() {
        var page = browser.get("/sign-in");
        var nonce = header(page, "Content-Security-Policy").replaceFirst(".*'nonce-([^']+)'.*", "$1");

        assertThat(page.body())
                .contains("<script")
                .doesNotContainPattern("<script(?![^>]*nonce=\"" + Pattern.quote(nonce) + "\")");
    }

    @Test
    void eachRequestHasAReferenceOfItsOwnThatNobodyChooses() {
        var first = header(browser.get("/instances", "X-Request-Id", "mine"), "X-Request-Id");
        var second = header(browser.get("/instances"), "X-Request-Id");

        assertThat(first).matches("req-[0-9a-f]{12}").isNotEqualTo(second);
    }

    @Test
    void strangersLearnWhetherItIsHealthyAndNothingElse() {
        assertThat(browser.get("/actuator/health").body()).contains("UP").doesNotContain("components");
        assertThat(browser.get("/actuator/env").statusCode()).isNotEqualTo(200);
        assertThat(browser.get("/actuator").statusCode()).isNotEqualTo(200);
    }

    @Test
    void figuresAreForThisMachineNotForWhomAProxySpeaks() {
        assertThat(browser.get("/actuator/prometheus").statusCode()).isEqualTo(200);
        assertThat(browser.get("/actuator/prometheus", "X-Forwarded-For", "192.0.2.7")
                        .statusCode())
                .isEqualTo(403);
    }

    /** The proxy tells that a neighbour told it of somebody on this machine: only what the proxy itself saw counts. */
    @Test
    void neighbourOnAPrivateNetworkIsNoProxy() {
        for (var neighbour : List.of("10.0.0.7", "192.168.1.7", "172.17.0.1", "fd00::7")) {
            assertThat(browser.get("/actuator/prometheus", "X-Forwarded-For", "127.0.0.1, " + neighbour)
                            .statusCode())
                    .as(neighbour)
                    .isEqualTo(403);
        }
    }

    @Test
    void operatorSeesTheFiguresFromElsewhereAndAMemberDoesNot() {
        var operator = people.person(Membership.everywhere(Role.OPERATOR));
        browser.signIn(operator.username(), People.PASSWORD.clear());
        assertThat(figuresFromElsewhere()).isEqualTo(200);

        var member = people.person(Membership.in(people.project().id(), Role.MEMBER));
        browser.signIn(member.username(), People.PASSWORD.clear());
        assertThat(figuresFromElsewhere()).isEqualTo(403);
    }

    private int figuresFromElsewhere() {
        return browser.get("/actuator/prometheus", "X-Forwarded-For", "192.0.2.7")
                .statusCode();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("absent");
    }
}
