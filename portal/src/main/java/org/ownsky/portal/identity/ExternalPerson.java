package org.ownsky.portal.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ownsky.kernel.CloudException;

/**
 * Somebody as a sign-in provider describes them, made to fit: what we cannot take is left out or replaced, because
 * nobody who signs in could do anything about it.
 *
 * @param username what we would call the account; an account of that name may exist
 */
public record ExternalPerson(String username, String displayName, Optional<String> email) {
    /** Room for a number behind it. */
    private static final int LONGEST_USERNAME = 54;

    private static final int LONGEST_NAME = 64;
    private static final Pattern UNFIT = Pattern.compile("[^a-z0-9._-]+");
    private static final Pattern UNFIT_START = Pattern.compile("^[^a-z0-9]+");

    public ExternalPerson {
        username = username(username);
        displayName = cut(displayName.replaceAll("[\\p{Cntrl}\\s]+", " ").strip(), LONGEST_NAME)
                .strip();
        if (displayName.isEmpty()) {
            displayName = username;
        }
        email = email.map(address -> address.strip().toLowerCase(Locale.ROOT));
        if (!fits(username, displayName, email)) {
            email = Optional.empty();
            displayName = fits(username, displayName, email) ? displayName : username;
        }
    }

    NewAccount account(String name, Optional<String> address) {
        return new NewAccount(name, address, displayName, AccountKind.PERSON);
    }

    private static boolean fits(String username, String displayName, Optional<String> email) {
        try {
            return !new NewAccount(username, email, displayName, AccountKind.PERSON)
                    .username()
                    .isEmpty();
        } catch (CloudException unfit) {
            return false;
        }
    }

    private static String username(String wanted) {
        var local = wanted.indexOf('@') > 0 ? wanted.substring(0, wanted.indexOf('@')) : wanted;
        var plain = UNFIT.matcher(local.toLowerCase(Locale.ROOT)).replaceAll("-");
        var fit = cut(UNFIT_START.matcher(plain).replaceAll(""), LONGEST_USERNAME);
        return fit.isEmpty() ? "person" : fit;
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
