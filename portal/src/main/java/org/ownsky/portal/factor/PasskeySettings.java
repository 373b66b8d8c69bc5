package org.ownsky.portal.factor;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What passkeys are bound to.
 *
 * @param domain that they are made for: the portal's own host, or a domain above it; absent: the host that people came to.
 *     Passkeys of another domain do not work any more
 * @param origins that may ask for them, such as {@code https://cloud.example.org}; none: the one that people came to
 */
@ConfigurationProperties("ownsky.passkeys")
record PasskeySettings(
        Optional<String> domain, @DefaultValue List<String> origins) {

    PasskeySettings {
        domain = domain.map(String::strip).filter(text -> !text.isEmpty());
        origins = origins.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
