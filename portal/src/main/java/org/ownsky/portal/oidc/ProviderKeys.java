package org.ownsky.portal.oidc;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/**
 * The keys that the provider signs with: fetched once, and again when a token names one that is not known. Anybody can send
 * such a token, so that they are not fetched more than twice in half a minute.
 */
@Component
class ProviderKeys {
    /** Two fetches at most in such a time. */
    static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);

    /** A key that the provider gave up counts no longer than this. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Provider provider;
    private final OidcSettings settings;
    private volatile @Nullable Known known;

    private record Known(String address, JWKSource<SecurityContext> keys) {}

    ProviderKeys(Provider provider, OidcSettings settings) {
        this.provider = provider;
        this.settings = settings;
    }

    /** Those at the address that the provider tells now; the same object as long as it tells the same. */
    JWKSource<SecurityContext> current() {
        var address = provider.keysAddress();
        var last = known;
        if (last == null || !last.address().equals(address)) {
            last = new Known(address, source(address));
            known = last;
        }
        return last.keys();
    }

    private JWKSource<SecurityContext> source(String address) {
        return JWKSourceBuilder.<SecurityContext>create(url(address), this::fetch)
                .cache(KEPT.toMillis(), settings.timeout().multipliedBy(2).toMillis())
                .refreshAheadCache(false)
                .rateLimited(BETWEEN_FETCHES.toMillis())
                .build();
    }

    private Resource fetch(URL address) throws IOException {
        try {
            var answer = RestClient.builder()
                    .requestFactory(provider.requests())
                    .build()
                    .get()
                    .uri(address.toURI())
                    .retrieve()
                    .toEntity(String.class);
            return new Resource(Objects.requireNonNullElse(answer.getBody(), ""), "application/json");
        } catch (RestClientException | URISyntaxException e) {
            throw new IOException("The sign-in provider's keys cannot be had from " + address, e);
        }
    }

    private static URL url(String address) {
        try {
            return URI.create(address).toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("The provider's address of its keys is none: " + address, e);
        }
    }
}
