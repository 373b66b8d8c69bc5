package org.ownsky.portal.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.identity.ExternalPerson;
import org.ownsky.portal.identity.Membership;
import org.ownsky.portal.identity.Role;

class ClaimsTest {
    private static final Membership SUPPORT = Membership.everywhere(Role.SUPPORT);

    @Test
    void readsListsTextsMapsAndNestedNames() {
        var claims = claims(Map.of(
                "groups", List.of("/a/b", "c"),
                "organization", Map.of("acme", Map.of()),
                "department", "physics",
                "https://example.org/claims.level", 3,
                "deep", Map.of("er", Map.of("yet", List.of("x")))));

        assertThat(claims.values(ClaimSource.GROUP, "")).containsExactlyInAnyOrder("a/b", "c");
        assertThat(claims.values(ClaimSource.ORGANIZATION, "")).containsExactly("acme");
        assertThat(claims.values(ClaimSource.REALM_ROLE, "")).isEmpty();
        assertThat(claims.values(ClaimSource.CLAIM, "department")).containsExactly("physics");
        assertThat(claims.values(ClaimSource.CLAIM, "https://example.org/claims.level"))
                .containsExactly("3");
        assertThat(claims.values(ClaimSource.CLAIM, "deep.er.yet")).containsExactly("x");
        assertThat(claims.values(ClaimSource.CLAIM, "department.er")).isEmpty();
    }

    @Test
    void starMatchesAnyValueAndNoneNothing() {
        var rule = new NewRule(ClaimSource.CLAIM, "department", "*", SUPPORT);

        assertThat(rule.matches(claims(Map.of("department", "physics")))).isTrue();
        assertThat(rule.matches(claims(Map.of("department", List.of())))).isFalse();
        assertThat(rule.matches(claims(Map.of()))).isFalse();
        assertThat(new NewRule(ClaimSource.CLAIM, "department", "phys", SUPPORT)
                        .matches(claims(Map.of("department", "physics"))))
                .isFalse();
    }

    @Test
    void ruleWithoutValueOrClaimIsRefused() {
        assertThatThrownBy(() -> new NewRule(ClaimSource.GROUP, "", " ", SUPPORT))
                .isInstanceOf(CloudException.class);
        assertThatThrownBy(() -> new NewRule(ClaimSource.CLAIM, "", "x", SUPPORT))
                .isInstanceOf(CloudException.class);
        assertThatThrownBy(() -> new NewRule(ClaimSource.GROUP, "", "x\u0000", SUPPORT))
                .isInstanceOf(CloudException.class);
    }

    @Test
    void unprovenAddressIsNotTaken() {
        assertThat(claims(Map.of("email", "a@b", "email_verified", false)).email())
                .isEmpty();
        assertThat(claims(Map.of("email", "a@b", "email_verified", true)).email())
                .hasValue("a@b");
        assertThat(claims(Map.of("email", "a@b")).email()).isEmpty();
        assertThat(claims(Map.of("email", "a@b", "email_verified", "true")).email())
                .hasValue("a@b");
    }

    @Test
    void operatorMayVouchForAProviderThatSaysNothingOfAddresses() {
        assertThat(new Claims(Map.of("email", "a@b"), "groups", true).email()).hasValue("a@b");
        assertThat(new Claims(Map.of("email", "a@b", "email_verified", false), "groups", true).email())
                .isEmpty();
    }

    @Test
    void whateverAProviderCallsPeopleFits() {
        var odd = new ExternalPerson("Ädä Lövelace@example.org", " \n" + "x".repeat(200), java.util.Optional.of("no"));

        assertThat(odd.username()).matches("[a-z0-9][a-z0-9._-]{0,53}");
        assertThat(odd.displayName()).hasSize(64);
        assertThat(odd.email()).isEmpty();
        assertThat(new ExternalPerson("你好", "", java.util.Optional.empty()).username())
                .isEqualTo("person");
    }

    private static Claims claims(Map<String, Object> all) {
        return new Claims(all, "groups", false);
    }
}
