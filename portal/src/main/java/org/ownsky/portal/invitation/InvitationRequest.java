package org.ownsky.portal.invitation;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ownsky.kernel.CloudException;

/**
 * An invitation to make.
 *
 * @param email where the link is sent, when the portal can send mail; empty to hand it over otherwise
 * @param validFor how long the link works, 1 hour to 30 days
 */
public record InvitationRequest(Offer offer, Optional<String> email, Duration validFor) {
    public static final Duration USUAL = Duration.ofDays(7);

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}<>,;]{1,64}@[^@\\s\\p{Cntrl}<>,;]{1,189}");

    public InvitationRequest {
        email = email.map(address -> address.strip().toLowerCase(Locale.ROOT)).filter(address -> !address.isEmpty());
        email.filter(address -> !EMAIL.matcher(address).matches()).ifPresent(address -> {
            throw CloudException.invalid("Email", address, "an address such as ada@example.org");
        });
        if (validFor.compareTo(SHORTEST) < 0 || validFor.compareTo(LONGEST) > 0) {
            throw CloudException.invalid("Validity", validFor.toHours() + " hours", "1 hour to 30 days");
        }
    }

    public static InvitationRequest of(Offer offer) {
        return new InvitationRequest(offer, Optional.empty(), USUAL);
    }
}
