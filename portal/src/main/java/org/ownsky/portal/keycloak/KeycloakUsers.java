package org.ownsky.portal.keycloak;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.keycloak.OAuth2Constants;
import org.keycloak.admin.client.JacksonProvider;
import org.keycloak.admin.client.KeycloakBuilder;
import org.keycloak.admin.client.resource.UsersResource;
import org.keycloak.representations.idm.UserRepresentation;
import org.springframework.stereotype.Component;

/**
 * Users of the realm, by Keycloak's administration API. Each question signs in anew: they are seldom, and nothing that grants
 * anything is kept.
 */
@Component
class KeycloakUsers {
    /** What somebody has to do who was made here, before they can sign in. */
    private static final List<String> FIRST_STEPS = List.of("UPDATE_PASSWORD", "UPDATE_PROFILE", "VERIFY_EMAIL");

    private final KeycloakSettings settings;

    KeycloakUsers(KeycloakSettings settings) {
        this.settings = settings;
    }

    /** Keycloak did not do it: it does not answer, or it refused. */
    static final class FailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FailedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** What became of an invitation there. */
    enum Invited {
        /** Somebody has the address already, and nothing was done. */
        KNOWN,
        /** A user was made, and Keycloak has sent them a mail with what to do first. */
        MAILED,
        /** A user was made; Keycloak could not send the mail. It asks for the same at the first sign-in by "forgot password". */
        NOT_MAILED
    }

    /**
     * A user for somebody with this address, unless there is one.
     *
     * @throws FailedException when Keycloak does not answer or refuses
     */
    Invited invite(String email) {
        return ask(users -> {
            if (!users.searchByEmail(email, true).isEmpty()) {
                return Invited.KNOWN;
            }
            var user = new UserRepresentation();
            user.setUsername(email);
            user.setEmail(email);
            user.setEnabled(true);
            user.setRequiredActions(FIRST_STEPS);
            try (var made = users.create(user)) {
                if (made.getStatus() == Response.Status.CONFLICT.getStatusCode()) {
                    return Invited.KNOWN;
                }
                if (made.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL) {
                    throw new WebApplicationException(made.getStatus());
                }
            }
            return mail(users, email);
        });
    }

    private static Invited mail(UsersResource users, String email) {
        var found = users.searchByEmail(email, true);
        try {
            users.get(found.getFirst().getId()).executeActionsEmail(FIRST_STEPS);
            return Invited.MAILED;
        } catch (WebApplicationException noMailServer) {
            return Invited.NOT_MAILED;
        }
    }

    /**
     * Lets a user sign in, or no more.
     *
     * @param subject the user's id
     * @return whether there is such a user
     * @throws FailedException when Keycloak does not answer or refuses
     */
    boolean setEnabled(String subject, boolean enabled) {
        return ask(users -> {
            try {
                var resource = users.get(subject);
                var user = resource.toRepresentation();
                user.setEnabled(enabled);
                resource.update(user);
                return true;
            } catch (NotFoundException gone) {
                return false;
            }
        });
    }

    private <T> T ask(Function<UsersResource, T> question) {
        var millis = settings.timeout().toMillis();
        try (var client = ClientBuilder.newBuilder()
                        .connectTimeout(millis, TimeUnit.MILLISECONDS)
                        .readTimeout(millis, TimeUnit.MILLISECONDS)
                        .register(JacksonProvider.class, 100)
                        .build();
                var keycloak = KeycloakBuilder.builder()
                        .serverUrl(settings.server())
                        .realm(settings.realm())
                        .grantType(OAuth2Constants.CLIENT_CREDENTIALS)
                        .clientId(settings.clientId())
                        .clientSecret(settings.secret())
                        .resteasyClient(client)
                        .build()) {
            return question.apply(keycloak.realm(settings.realm()).users());
        } catch (ProcessingException | WebApplicationException | UncheckedIOException e) {
            throw new FailedException("Keycloak did not do it: " + e.getMessage(), e);
        }
    }
}
