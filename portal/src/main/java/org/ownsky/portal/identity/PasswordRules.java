package org.ownsky.portal.identity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ownsky.kernel.CloudException;
import org.springframework.stereotype.Component;

/**
 * Which passwords are refused although they are long enough, after NIST SP 800-63B, section 3.1.1.2: those that are known to
 * be used by many, those that were stolen elsewhere, and those made of the account's own names. Nothing is said about what
 * characters a password must have.
 */
@Component
class PasswordRules {
    /** So much must be left of a password without the names in it. */
    private static final int LEAST_BESIDE_NAMES = 8;

    /** A shorter name is part of too many words. */
    private static final int SHORTEST_NAME = 3;

    /** What people type when twelve characters are asked of them, without what they put around it. */
    private static final Set<String> COMMON = Set.of(
            "password",
            "passwordpassword",
            "passw0rd",
            "p@ssw0rd",
            "p@ssword",
            "mypassword",
            "newpassword",
            "thisismypassword",
            "changeme",
            "changemenow",
            "changeit",
            "letmein",
            "letmeinplease",
            "pleaseletmein",
            "welcome",
            "administrator",
            "adminadmin",
            "superuser",
            "rootroot",
            "qwertyuiop",
            "qwertyuiopas",
            "qwertyuiopasdf",
            "qwerty",
            "qwertz",
            "azerty",
            "qazwsx",
            "qazwsxedc",
            "qazwsxedcrfv",
            "asdfghjkl",
            "asdfghjklzxc",
            "zxcvbnm",
            "iloveyou",
            "iloveyousomuch",
            "iloveyouforever",
            "sunshine",
            "princess",
            "football",
            "baseball",
            "superman",
            "batman",
            "dragon",
            "monkey",
            "starwars",
            "liverpool",
            "chelsea",
            "trustno",
            "secret",
            "topsecret",
            "supersecret",
            "internet",
            "computer",
            "michelle",
            "jennifer",
            "summer",
            "winter",
            "autumn",
            "spring",
            "unbelievable",
            "correcthorsebatterystaple");

    /** Rows of keys and of numbers, forwards and again from the start. */
    private static final List<String> ROWS = List.of(
            "01234567890123456789",
            "98765432109876543210",
            "abcdefghijklmnopqrstuvwxyzabcdefghijklm",
            "1q2w3e4r5t6y7u8i9o0p",
            "q1w2e3r4t5y6u7i8o9p0",
            "1qaz2wsx3edc4rfv5tgb6yhn",
            "qwertyuiopasdfghjklzxcvbnm");

    private final BreachedPasswords breached;

    PasswordRules(BreachedPasswords breached) {
        this.breached = breached;
    }

    /** Refuses what is too easily guessed for this account. */
    void require(Password password, AccountView account) {
        require(password, account.username(), account.email(), account.displayName());
    }

    void require(Password password, NewAccount account) {
        require(password, account.username(), account.email(), account.displayName());
    }

    private void require(Password password, String username, Optional<String> email, String displayName) {
        var text = password.clear().toLowerCase(Locale.ROOT);
        if (isCommon(text)) {
            throw refused("one that is not among the first that anybody would try; this one is");
        }
        if (restWithout(names(username, email, displayName), text) < LEAST_BESIDE_NAMES) {
            throw refused("one with at least " + LEAST_BESIDE_NAMES
                    + " characters besides your own names and \"ownsky\", which are tried first");
        }
        var times = breached.count(password);
        if (times > 0) {
            throw refused("one that is in no list of stolen passwords, which are tried first; this one was found there "
                    + String.format(Locale.ENGLISH, "%,d", times) + (times == 1 ? " time" : " times"));
        }
    }

    private static boolean isCommon(String text) {
        var letters = text.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        return text.chars().distinct().count() <= 2
                || COMMON.contains(letters)
                || COMMON.contains(text.replaceAll("[^\\p{L}]", ""))
                || ROWS.stream().anyMatch(row -> row.contains(text));
    }

    /** How many characters are left once the names are taken out, the longest first. */
    private static int restWithout(List<String> names, String text) {
        var rest = text;
        for (var name : names) {
            rest = rest.replace(name, "");
        }
        return rest.length();
    }

    private static List<String> names(String username, Optional<String> email, String displayName) {
        var names = new ArrayList<String>();
        names.add("ownsky");
        names.add(username);
        email.ifPresent(address -> names.add(address.substring(0, address.indexOf('@'))));
        names.addAll(List.of(displayName.split("\\s+", -1)));
        return names.stream()
                .flatMap(name -> Stream.concat(Stream.of(name), Stream.of(name.split("[._-]+", -1))))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.length() >= SHORTEST_NAME)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    private static CloudException refused(String allowed) {
        return CloudException.invalid("Password", "•".repeat(12), allowed);
    }
}
