package org.ownsky.portal.oidc;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.portal.identity.SignInNotice;
import org.ownsky.portal.identity.SignInRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The provider, as it describes itself. It is asked when somebody needs it, not before: the portal starts, and its own
 * accounts sign in, while the provider is down. What it said is kept for an hour, and longer when it does not answer then.
 */
@Component
class Provider {
    private static final Logger log = LoggerFactory.getLogger(Provider.class);
    private static final Duration KEPT = Duration.ofHours(1);

    /** For so long nobody else waits for a provider that has just not answered. */
    private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(5);

    /** For so long the sign-in page says so. */
    private static final Duration TOLD_AFTER_FAILURE = Duration.ofMinutes(1);

    private final OidcSettings settings;
    private final Clock clock;
    private final ClientHttpRequestFactory requests;
    private volatile @Nullable Description description;
    private volatile @Nullable Instant failedAt;

    /** What the provider says of itself. */
    private record Description(Map<String, Object> metadata, Instant readAt) {}

    Provider(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        var factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        factory.setReadTimeout(settings.timeout());
        this.requests = factory;
    }

    /** How the provider is asked: with the time limit that is set. */
    ClientHttpRequestFactory requests() {
        return requests;
    }

    /** Whether it did not answer when it was last asked, a moment ago. */
    boolean seemsDown() {
        return failedWithin(TOLD_AFTER_FAILURE);
    }

    /**
     * The portal as a client of the provider, with the provider's addresses.
     *
     * @param redirectUri where it sends people back to
     * @throws SignInRefusedException when it does not answer
     */
    ClientRegistration client(String redirectUri) {
        var metadata = metadata();
        if (failedWithin(REST_AFTER_FAILURE)) {
            // Nobody is sent to a provider that has just not answered.
            throw new SignInRefusedException(new SignInNotice.ProviderDown());
        }
        var secret = settings.secret();
        var builder = ClientRegistration.withRegistrationId(OidcPaths.REGISTRATION)
                .clientName(settings.name())
                .clientId(settings.clientId())
                .clientAuthenticationMethod(
                        secret.isPresent() ? authentication(metadata) : ClientAuthenticationMethod.NONE)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri(redirectUri)
                .scope(settings.scopes())
                .issuerUri(settings.requiredIssuer())
                .authorizationUri(required(metadata, "authorization_endpoint"))
                .tokenUri(required(metadata, "token_endpoint"))
                .jwkSetUri(required(metadata, "jwks_uri"))
                .userNameAttributeName("sub")
                .providerConfigurationMetadata(metadata);
        text(metadata, "userinfo_endpoint").ifPresent(builder::userInfoUri);
        secret.ifPresent(builder::clientSecret);
        return builder.build();
    }

    /** Where its keys are. */
    String keysAddress() {
        return required(metadata(), "jwks_uri");
    }

    /** Where people are sent to sign out there, too; empty when it has no such place or has not answered yet. */
    Optional<String> signOutAddress() {
        return Optional.ofNullable(description)
                .map(Description::metadata)
                .flatMap(known -> text(known, "end_session_endpoint"));
    }

    /** Notes that it did not answer one of our questions. */
    void failed() {
        failedAt = clock.instant();
    }

    private Map<String, Object> metadata() {
        var known = description;
        if (known != null && clock.instant().isBefore(known.readAt().plus(KEPT))) {
            return known.metadata();
        }
        if (failedWithin(REST_AFTER_FAILURE)) {
            return orDown(known, null);
        }
        try {
            var read = new Description(read(), clock.instant());
            description = read;
            failedAt = null;
            return read.metadata();
        } catch (RestClientException | IllegalStateException e) {
            failed();
            log.warn("The sign-in provider does not answer: issuer={}", settings.requiredIssuer(), e);
            return orDown(known, e);
        }
    }

    private boolean failedWithin(Duration time) {
        var failure = failedAt;
        return failure != null && clock.instant().isBefore(failure.plus(time));
    }

    private static Map<String, Object> orDown(@Nullable Description known, @Nullable Throwable cause) {
        if (known == null) {
            var notice = new SignInNotice.ProviderDown();
            throw cause == null ? new SignInRefusedException(notice) : new SignInRefusedException(notice, cause);
        }
        return known.metadata();
    }

    /** OpenID Connect Discovery 1.0, section 4. */
    private Map<String, Object> read() {
        var issuer = settings.requiredIssuer();
        var metadata = RestClient.builder()
                .requestFactory(requests)
                .build()
                .get()
                .uri(issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration")
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {});
        if (metadata == null || !issuer.equals(metadata.get("issuer"))) {
            throw new IllegalStateException("ownsky.oidc.issuer is " + issuer + ", but the provider there calls itself "
                    + (metadata == null ? "nothing" : metadata.get("issuer")));
        }
        return metadata;
    }

    private static ClientAuthenticationMethod authentication(Map<String, Object> metadata) {
        return metadata.get("token_endpoint_auth_methods_supported") instanceof List<?> methods
                        && !methods.contains("client_secret_basic")
                        && methods.contains("client_secret_post")
                ? ClientAuthenticationMethod.CLIENT_SECRET_POST
                : ClientAuthenticationMethod.CLIENT_SECRET_BASIC;
    }

    private static String required(Map<String, Object> metadata, String name) {
        return text(metadata, name)
                .orElseThrow(() -> new SignInRefusedException(
                        new SignInNotice.ProviderDown(), new IllegalStateException("The provider names no " + name)));
    }

    private static Optional<String> text(Map<String, Object> metadata, String name) {
        return Optional.ofNullable(metadata.get(name))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }
}
