package org.ownsky.portal.factor;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.ownsky.portal.request.PortalAddress;
import org.springframework.stereotype.Component;

/** Under which name people reach the portal, as far as passkeys care. */
@Component
class PasskeySite {
    private static final String LOCAL = "localhost";

    private final PasskeySettings settings;
    private final PortalAddress address;

    PasskeySite(PasskeySettings settings, PortalAddress address) {
        if (settings.domain().isPresent() && settings.origins().isEmpty() && !address.isSet()) {
            // A domain has other hosts: one of them could ask in the portal's name.
            throw new IllegalStateException(
                    "ownsky.passkeys.domain is " + settings.domain().get()
                            + ", but it is not said at which addresses of it people reach the portal: set ownsky.url, or"
                            + " ownsky.passkeys.origins");
        }
        this.settings = settings;
        this.address = address;
    }

    /** What passkeys are bound to. */
    String domain() {
        return settings.domain().orElseGet(() -> host(here()));
    }

    Set<String> origins() {
        return settings.origins().isEmpty() ? Set.of(origin(here())) : Set.copyOf(settings.origins());
    }

    /** WebAuthn, section 5.1.2: a domain and no number, and a connection that nobody can listen to. */
    boolean isPossible() {
        var here = here();
        var host = host(here);
        var isLocal = host.equals(LOCAL) || host.endsWith("." + LOCAL);
        return isLocal || ("https".equals(here.getScheme()) && !isNumber(host));
    }

    private URI here() {
        return URI.create(address.current());
    }

    private static boolean isNumber(String host) {
        return host.startsWith("[") || host.matches("[0-9.]+");
    }

    private static String host(URI address) {
        var host = address.getHost();
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
