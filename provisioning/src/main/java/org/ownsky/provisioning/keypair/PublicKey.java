package org.ownsky.provisioning.keypair;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Collectors;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.provisioning.keypair.KeyAlgorithm.UnsuitableRsaKey;
import org.ownsky.provisioning.keypair.WireReader.MalformedKey;

/**
 * A public key as one line of OpenSSH: algorithm, key in base64, comment.
 *
 * @param encoded the key's fields in base64, with padding
 * @param comment printable, at most 128 characters; may be empty
 */
record PublicKey(KeyAlgorithm algorithm, String encoded, String comment) {
    private static final String FIELD = "Public key";
    private static final String ONE_LINE =
            "one line in OpenSSH's form, \"ssh-ed25519 AAAA… you@laptop\", as in a file ending in .pub";
    private static final String KINDS =
            "ssh-ed25519, ssh-rsa, ecdsa-sha2-nistp256, -nistp384 or -nistp521, and the same on a"
                    + " security key (sk-ssh-ed25519@openssh.com, sk-ecdsa-sha2-nistp256@openssh.com)";
    /** An RSA key of 16,384 bits takes 2,760 characters. */
    private static final int LONGEST_LINE = 8_192;

    private static final int LONGEST_COMMENT = 128;

    /**
     * Reads what somebody pasted. What is refused, and why, never repeats a private key.
     *
     * @throws CloudException {@link CloudError.InvalidInput} that says what to paste instead
     */
    static PublicKey parse(String pasted) {
        var line = pasted.strip();
        refuseOtherForms(line);
        var words = line.split("[ \t]+", 3);
        var algorithm = KeyAlgorithm.of(words[0]).orElseThrow(() -> unknownBeginning(line, words[0]));
        if (words.length < 2) {
            throw refuse(words[0], "the key itself must follow the algorithm, as in the .pub file");
        }
        check(algorithm, words[1]);
        return new PublicKey(algorithm, words[1], words.length == 3 ? printable(words[2]) : "");
    }

    /** A key made here. */
    static PublicKey of(KeyAlgorithm algorithm, byte[] fields, String comment) {
        return new PublicKey(algorithm, Base64.getEncoder().encodeToString(fields), printable(comment));
    }

    /** As {@code ssh-keygen -l} prints it: {@code SHA256:} and the digest in base64 without padding. */
    String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(Base64.getDecoder().decode(encoded));
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    String line() {
        var key = algorithm.word() + " " + encoded;
        return comment.isEmpty() ? key : key + " " + comment;
    }

    private static void refuseOtherForms(String text) {
        if (text.isEmpty()) {
            throw refuse("", ONE_LINE);
        }
        if (text.contains("PRIVATE KEY") || text.startsWith("PuTTY-User-Key-File")) {
            throw refuse(
                    "a private key",
                    "the public half, the one line in the file ending in .pub. Keep the private key to yourself");
        }
        if (text.startsWith("-----BEGIN") || text.startsWith("---- BEGIN")) {
            throw refuse(
                    "a key in another form",
                    "OpenSSH's one-line form; \"ssh-keygen -i -f FILE\" turns other public keys into it");
        }
        if (text.lines().count() > 1) {
            throw refuse(text.lines().count() + " lines", "one key, on one line");
        }
        if (text.length() > LONGEST_LINE) {
            throw refuse(text, "at most 8,192 characters");
        }
        if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
            throw refuse(text, "no control characters");
        }
    }

    private static CloudException unknownBeginning(String line, String first) {
        var optionsBefore = line.chars().anyMatch(Character::isWhitespace)
                && Arrays.stream(line.split("[ \t]+"))
                        .skip(1)
                        .anyMatch(word -> KeyAlgorithm.of(word).isPresent());
        return optionsBefore
                ? refuse(first, "a line that begins with the algorithm, without options before it")
                : refuse(first, "a line that begins with " + KINDS);
    }

    private static void check(KeyAlgorithm algorithm, String encoded) {
        try {
            var blob = Base64.getDecoder().decode(encoded);
            if (!Base64.getEncoder().encodeToString(blob).equals(encoded)) {
                throw new MalformedKey();
            }
            var fields = new WireReader(blob);
            if (!fields.text().equals(algorithm.word())) {
                throw new MalformedKey();
            }
            algorithm.check(fields);
            fields.end();
        } catch (UnsuitableRsaKey e) {
            throw refuse("an RSA key of " + e.bits() + " bits", "RSA keys of 2,048 to 16,384 bits, or Ed25519");
        } catch (MalformedKey | IllegalArgumentException e) {
            throw CloudException.of(
                    new CloudError.InvalidInput(
                            FIELD,
                            algorithm.word() + " …",
                            "a whole key: this one is damaged or cut short. Copy the .pub file's line again"),
                    "not a key of the kind it claims to be",
                    e);
        }
    }

    private static CloudException refuse(String value, String allowed) {
        return CloudException.invalid(FIELD, value, allowed);
    }

    /** What a guest's file and people's screens can hold: no control, formatting or private characters, single spaces. */
    private static String printable(String comment) {
        return comment.codePoints()
                .filter(PublicKey::isPrintable)
                .limit(LONGEST_COMMENT)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .replaceAll("\\s+", " ")
                .strip();
    }

    static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
