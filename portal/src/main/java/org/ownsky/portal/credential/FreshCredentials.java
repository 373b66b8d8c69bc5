package org.ownsky.portal.credential;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.ownsky.kernel.IdSource;
import org.springframework.stereotype.Component;

/** Makes what nobody may guess, and the ids that go with it. */
@Component
class FreshCredentials {
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    /** Without the signs that Amazon's secrets may have and that some tools quote wrongly. */
    private static final String LETTERS_AND_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static final int ID_CHARACTERS = 16;
    private static final int SECRET_CHARACTERS = 40;

    private final SecureRandom random = new SecureRandom();
    private final IdSource ids;

    FreshCredentials(Clock clock) {
        this.ids = new IdSource(clock, random);
    }

    TokenId tokenId() {
        return new TokenId(ids.next(TokenId.PREFIX));
    }

    TokenSecret tokenSecret() {
        return TokenSecret.random(random);
    }

    AccessKeyId accessKeyId() {
        return new AccessKeyId(AccessKeyId.PREFIX + text(random, BASE32, ID_CHARACTERS));
    }

    /** 238 bits. */
    String accessKeySecret() {
        return text(random, LETTERS_AND_DIGITS, SECRET_CHARACTERS);
    }

    private static String text(RandomGenerator random, String alphabet, int length) {
        return random.ints(length, 0, alphabet.length())
                .collect(
                        StringBuilder::new, (text, index) -> text.append(alphabet.charAt(index)), StringBuilder::append)
                .toString();
    }
}
