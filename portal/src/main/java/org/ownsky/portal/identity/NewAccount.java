package org.ownsky.portal.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.tenant.PlainName;

/**
 * Who gets an account.
 *
 * @param username 1 to 63 lower-case letters, digits, dots, dashes and underscores, beginning with a letter or digit;
 *     it has no "@", so that it is never somebody's email address
 * @param email at most 254 characters; with the username, what people may sign in with
 * @param displayName 1 to 64 characters, as people call them
 */
public record NewAccount(String username, Optional<String> email, String displayName, AccountKind kind) {
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");

    public NewAccount {
        username = username.strip().toLowerCase(Locale.ROOT);
        email = email.map(address -> address.strip().toLowerCase(Locale.ROOT));
        displayName = PlainName.require("Display name", displayName);
        if (!USERNAME.matcher(username).matches()) {
            throw CloudException.invalid("Username", username, "1 to 63 letters, digits, dots, dashes and underscores");
        }
        email.filter(address -> !EMAIL.matcher(address).matches()).ifPresent(address -> {
            throw CloudException.invalid("Email", address, "an address such as ada@example.org");
        });
    }

    /** A person without an email address. */
    public static NewAccount person(String username, String displayName) {
        return new NewAccount(username, Optional.empty(), displayName, AccountKind.PERSON);
    }
}
