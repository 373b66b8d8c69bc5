package org.ownsky.portal.oidc;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Checks what the provider has signed: only with its own keys, and only by these algorithms, whatever the token's head
 * says.
 */
@Component
class ProviderTokens {
    static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

    /** How old a logout token may be: OpenID Connect Back-Channel Logout 1.0, section 2.4, recommends two minutes. */
    static final Duration LOGOUT_LIFETIME = Duration.ofMinutes(2);

    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(
            SignatureAlgorithm.RS256,
            SignatureAlgorithm.RS384,
            SignatureAlgorithm.RS512,
            SignatureAlgorithm.PS256,
            SignatureAlgorithm.PS384,
            SignatureAlgorithm.PS512,
            SignatureAlgorithm.ES256,
            SignatureAlgorithm.ES384,
            SignatureAlgorithm.ES512);

    /** What Keycloak's other tokens, signed with the same keys, say they are. */
    private static final Set<String> NO_ACCESS = Set.of("ID", "Refresh", "Offline", "Logout");

    private static final Set<String> ACCESS_HEADS = Set.of("jwt", "at+jwt", "application/at+jwt");
    private static final Set<String> LOGOUT_HEADS = Set.of("jwt", "logout+jwt", "application/logout+jwt");

    private final OidcSettings settings;
    private final ProviderKeys keys;
    private final Clock clock;

    ProviderTokens(OidcSettings settings, ProviderKeys keys, Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.clock = clock;
    }

    /** For the token that tells who has just signed in. */
    JwtDecoder identities(ClientRegistration client) {
        var validator = new OidcIdTokenValidator(client);
        validator.setClockSkew(settings.clockSkew());
        validator.setClock(clock);
        return decoder(validator);
    }

    /**
     * A token that a program sent to act for somebody.
     *
     * @throws org.springframework.security.oauth2.jwt.JwtException when it is not in order
     */
    Jwt access(String token) {
        return decoder(accessRules()).decode(token);
    }

    /**
     * A token by which the provider ends sign-ins.
     *
     * @throws org.springframework.security.oauth2.jwt.JwtException when it is not in order
     */
    Jwt logout(String token) {
        return decoder(logoutRules()).decode(token);
    }

    private NimbusJwtDecoder decoder(OAuth2TokenValidator<Jwt> validator) {
        var decoder = NimbusJwtDecoder.withJwkSource(keys.current())
                .jwsAlgorithms(allowed -> allowed.addAll(ALGORITHMS))
                // What a token has to say of itself is among the rules.
                .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier((type, context) -> {}))
                .build();
        decoder.setJwtValidator(validator);
        return decoder;
    }

    private OAuth2TokenValidator<Jwt> accessRules() {
        return new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtIssuerValidator(settings.requiredIssuer()),
                timestamps(),
                rule("it never expires", jwt -> jwt.getExpiresAt() != null),
                rule("it is of another kind", jwt -> isOfType(jwt, ACCESS_HEADS)),
                rule("it is no access token", ProviderTokens::isForAccess),
                rule("it is not for Ownsky", this::isForUs),
                rule("it names nobody", jwt -> jwt.getSubject() != null)));
    }

    private OAuth2TokenValidator<Jwt> logoutRules() {
        return new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtIssuerValidator(settings.requiredIssuer()),
                timestamps(),
                rule("it is of another kind", jwt -> isOfType(jwt, LOGOUT_HEADS)),
                rule("it is not for Ownsky", jwt -> audience(jwt).contains(settings.clientId())),
                rule("it tells no logout", ProviderTokens::tellsLogout),
                rule("it has a nonce", jwt -> !jwt.hasClaim("nonce")),
                rule("it names nobody", jwt -> jwt.getSubject() != null || jwt.getClaimAsString("sid") != null),
                rule("it has no id", jwt -> jwt.getId() != null && !jwt.getId().isBlank()),
                rule("it is too old, or from the future", this::isRecent)));
    }

    private JwtTimestampValidator timestamps() {
        var validator = new JwtTimestampValidator(settings.clockSkew());
        validator.setClock(clock);
        return validator;
    }

    private boolean isForUs(Jwt jwt) {
        return settings.clientId().equals(jwt.getClaimAsString("azp"))
                || audience(jwt).contains(settings.clientId())
                || audience(jwt).stream().anyMatch(settings.audiences()::contains);
    }

    private boolean isRecent(Jwt jwt) {
        var issued = jwt.getIssuedAt();
        var now = clock.instant();
        return issued != null
                && !issued.isAfter(now.plus(settings.clockSkew()))
                && !issued.isBefore(now.minus(settings.clockSkew()).minus(LOGOUT_LIFETIME));
    }

    private static boolean isForAccess(Jwt jwt) {
        return !jwt.hasClaim("nonce")
                && !jwt.hasClaim("events")
                && !(jwt.getClaims().get("typ") instanceof String type && NO_ACCESS.contains(type));
    }

    private static boolean tellsLogout(Jwt jwt) {
        return jwt.getClaims().get("events") instanceof Map<?, ?> events && events.get(LOGOUT_EVENT) instanceof Map;
    }

    private static boolean isOfType(Jwt jwt, Set<String> types) {
        var type = jwt.getHeaders().get("typ");
        return type == null || types.contains(String.valueOf(type).toLowerCase(Locale.ROOT));
    }

    private static List<String> audience(Jwt jwt) {
        var audience = jwt.getAudience();
        return audience == null ? List.of() : audience;
    }

    private static OAuth2TokenValidator<Jwt> rule(String otherwise, Predicate<Jwt> holds) {
        return jwt -> holds.test(jwt)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", otherwise, null));
    }
}
