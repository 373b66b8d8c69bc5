package org.ownsky.portal.keycloak;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ownsky.portal.secret.SecretFile;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the portal may do with Keycloak's people. Nothing unless an operator says so.
 *
 * @param issuer the realm's address, {@code https://login.example.org/realms/ownsky}; that of the sign-in unless set
 * @param invite makes users of the people who are invited by mail and are not there yet
 * @param deactivate switches a person's user together with their account
 * @param clientId a client with a service account that may manage users
 * @param clientSecretFile holds its secret
 * @param timeout for each question
 */
@ConfigurationProperties("ownsky.keycloak")
record KeycloakSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("false") boolean invite,
        @DefaultValue("false") boolean deactivate,
        @DefaultValue("ownsky-people") String clientId,
        Optional<String> clientSecretFile,
        @DefaultValue("5s") Duration timeout) {
    private static final Pattern REALM = Pattern.compile("(https?://.+)/realms/([^/]+)/?");

    KeycloakSettings {
        if (invite || deactivate) {
            if (!REALM.matcher(issuer).matches()) {
                throw new IllegalArgumentException("ownsky.keycloak.issuer is '" + issuer
                        + "'; a realm of Keycloak is like https://login.example.org/realms/NAME");
            }
            if (clientSecretFile.filter(file -> !file.isBlank()).isEmpty()) {
                throw new IllegalArgumentException(
                        "ownsky.keycloak.client-secret-file is missing: the file with the secret of " + clientId
                                + ", which ownsky.keycloak.invite and ownsky.keycloak.deactivate need");
            }
        }
    }

    /** Keycloak's own address. */
    String server() {
        return part(1);
    }

    String realm() {
        return part(2);
    }

    /** Read when it is needed, so that a secret that was replaced counts at once. */
    String secret() {
        return SecretFile.read(clientSecretFile, "ownsky.keycloak.client-secret-file")
                .orElse("");
    }

    private String part(int group) {
        var matcher = REALM.matcher(issuer);
        if (!matcher.matches()) {
            throw new IllegalStateException("ownsky.keycloak.issuer is not set");
        }
        return matcher.group(group);
    }
}
