package org.ownsky.portal.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.ownsky.portal.secret.SecretFile;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The provider that people sign in with. Without an issuer there is none.
 *
 * @param issuer its address as it names itself, such as {@code https://login.example.org/realms/ownsky}; the rest is read
 *     from {@code /.well-known/openid-configuration} below it
 * @param name what the button calls it
 * @param clientId the portal's name there
 * @param clientSecretFile holds the portal's secret there; absent: a public client, protected by PKCE alone
 * @param clientSecret the secret itself, where no file can be given ({@code OWNSKY_OIDC_CLIENT_SECRET}); a file goes first
 * @param scopes asked for
 * @param groupsClaim the claim that lists somebody's groups
 * @param emailsAreProven whether an address without {@code email_verified} counts as the person's own
 * @param audiences of access tokens that the REST API takes, besides {@code clientId}
 * @param clockSkew how far the provider's clock may be from ours, at most five minutes
 * @param timeout for each question to the provider
 */
@ConfigurationProperties("ownsky.oidc")
record OidcSettings(
        Optional<String> issuer,
        @DefaultValue("single sign-on") String name,
        @DefaultValue("ownsky") String clientId,
        Optional<String> clientSecretFile,
        Optional<String> clientSecret,
        @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue("false") boolean emailsAreProven,
        @DefaultValue List<String> audiences,
        @DefaultValue("60s") Duration clockSkew,
        @DefaultValue("5s") Duration timeout) {
    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    OidcSettings {
        issuer = issuer.map(String::strip).filter(text -> !text.isEmpty());
        issuer.ifPresent(OidcSettings::requireAddress);
        if (clockSkew.isNegative() || clockSkew.compareTo(MOST_SKEW) > 0) {
            throw new IllegalArgumentException(
                    "ownsky.oidc.clock-skew is " + clockSkew + "; it must be between 0 and " + MOST_SKEW);
        }
        scopes = List.copyOf(scopes);
        if (!scopes.contains("openid")) {
            throw new IllegalArgumentException("ownsky.oidc.scopes is " + scopes + "; \"openid\" must be among them");
        }
        audiences = List.copyOf(audiences);
    }

    boolean configured() {
        return issuer.isPresent();
    }

    String requiredIssuer() {
        return issuer.orElseThrow(() -> new IllegalStateException("ownsky.oidc.issuer is not set"));
    }

    /** Read when it is needed, so that a secret that was replaced counts at once. */
    Optional<String> secret() {
        return SecretFile.read(clientSecretFile, "ownsky.oidc.client-secret-file")
                .or(() -> clientSecret.map(String::strip).filter(text -> !text.isEmpty()));
    }

    private static void requireAddress(String text) {
        var address = URI.create(text);
        if (address.getHost() == null || !("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
            throw new IllegalArgumentException("ownsky.oidc.issuer is \"" + text + "\"; it must be an https address");
        }
    }
}
