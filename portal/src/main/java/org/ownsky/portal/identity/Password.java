package org.ownsky.portal.identity;

import java.util.random.RandomGenerator;
import org.ownsky.kernel.CloudException;

/** A password in clear, 12 to 256 characters; it never shows in a log, because its text form hides it. */
public record Password(String clear) {
    static final int LONGEST = 256;
    private static final int SHORTEST = 12;
    private static final int GENERATED = 24;

    /** Without letters and digits that look alike, because people type it from a console. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public Password {
        if (clear.length() < SHORTEST || clear.length() > LONGEST) {
            throw CloudException.invalid(
                    "Password", "•".repeat(Math.min(clear.length(), SHORTEST)), "12 to 256 characters");
        }
    }

    /** 24 characters of 56: 139 bits. */
    static Password random(RandomGenerator secureRandom) {
        return new Password(secureRandom
                .ints(GENERATED, 0, ALPHABET.length())
                .collect(
                        StringBuilder::new, (text, index) -> text.append(ALPHABET.charAt(index)), StringBuilder::append)
                .toString());
    }

    @Override
    public String toString() {
        return "•••";
    }
}
