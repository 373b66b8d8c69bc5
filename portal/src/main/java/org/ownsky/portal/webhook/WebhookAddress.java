package org.ownsky.portal.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.ownsky.kernel.CloudException;

/** Reads the address that somebody wants told. Where its name leads is looked at each time when it is used. */
final class WebhookAddress {
    private static final int LONGEST = 500;
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final String ALLOWED = "an address such as https://hooks.example.org/ownsky, of at most " + LONGEST
            + " characters, without user and fragment";

    private WebhookAddress() {}

    static URI parse(String text) {
        var stripped = text.strip();
        try {
            var address = new URI(stripped);
            if (stripped.length() <= LONGEST
                    && address.getScheme() != null
                    && SCHEMES.contains(address.getScheme().toLowerCase(Locale.ROOT))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null) {
                return address;
            }
        } catch (URISyntaxException notAnAddress) {
            // Refused below, as what is an address of another kind.
        }
        throw CloudException.invalid("URL", text, ALLOWED);
    }
}
