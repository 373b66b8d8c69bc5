package org.ownsky.portal.oidc;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the provider says of somebody who has just signed in.
 *
 * @param groupsClaim the claim that lists groups
 * @param emailsAreProven whether the provider gives addresses only to who has shown that they are theirs
 */
record Claims(Map<String, Object> all, String groupsClaim, boolean emailsAreProven) {

    Claims {
        all = Map.copyOf(all);
    }

    String subject() {
        return text("sub").orElseThrow(() -> new IllegalArgumentException("The provider names no subject"));
    }

    /** The provider's name of the session. */
    Optional<String> session() {
        return text("sid");
    }

    /** As the provider calls the person to other programs; the subject when it has no such name. */
    String username() {
        return text("preferred_username").or(() -> text("email")).orElseGet(this::subject);
    }

    String displayName() {
        return text("name")
                .or(() -> Optional.of(Stream.of("given_name", "family_name")
                                .flatMap(name -> text(name).stream())
                                .collect(Collectors.joining(" ")))
                        .filter(name -> !name.isBlank()))
                .orElseGet(this::username);
    }

    /** Only one that the provider holds to be proven: anybody can write down anybody's. */
    Optional<String> email() {
        var proven = "true".equals(String.valueOf(all.getOrDefault("email_verified", emailsAreProven)));
        return proven ? text("email") : Optional.empty();
    }

    /** The values that a rule of this kind compares with. */
    Set<String> values(ClaimSource source, String claim) {
        return switch (source) {
            case GROUP -> flat(at(groupsClaim)).map(Claims::plainGroup).collect(Collectors.toUnmodifiableSet());
            case REALM_ROLE -> flat(at("realm_access.roles")).collect(Collectors.toUnmodifiableSet());
            case ORGANIZATION -> flat(at("organization")).collect(Collectors.toUnmodifiableSet());
            case CLAIM -> flat(at(claim)).collect(Collectors.toUnmodifiableSet());
        };
    }

    static String plainGroup(String group) {
        return group.startsWith("/") ? group.substring(1) : group;
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(all.get(name))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** By the whole name first: names of claims are often addresses with dots in them. */
    private @Nullable Object at(String path) {
        if (all.containsKey(path)) {
            return all.get(path);
        }
        Object found = all;
        for (var name : path.split("\\.", -1)) {
            found = found instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return found;
    }

    /** Of a map, such as Keycloak's organizations with their details, the keys. */
    private static Stream<String> flat(@Nullable Object value) {
        return switch (value) {
            case null -> Stream.empty();
            case Map<?, ?> map -> map.keySet().stream().map(String::valueOf);
            case Collection<?> many -> List.copyOf(many).stream().map(String::valueOf);
            default -> Stream.of(String.valueOf(value));
        };
    }
}
