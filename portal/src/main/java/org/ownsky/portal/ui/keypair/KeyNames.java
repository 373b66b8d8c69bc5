package org.ownsky.portal.ui.keypair;

import java.util.List;
import java.util.Locale;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.provisioning.keypair.KeyPairView;

/** Names for key pairs that nobody has named. */
public final class KeyNames {
    private static final int LONGEST = 48;

    private KeyNames() {}

    /** From a public key's comment: {@code ssh-ed25519 AAAA… ingrid@laptop} gives {@code ingrid-laptop}. */
    public static String of(String publicKey) {
        var parts = publicKey.strip().split("\\s+", 3);
        var comment = parts.length < 3 ? "" : plain(parts[2]);
        return comment.isEmpty() ? Words.say("key.pastedName") : comment;
    }

    /** The name itself, or with the first number behind it that nobody uses. */
    public static String unused(String wanted, List<KeyPairView> taken) {
        var base = plain(wanted);
        var name = base;
        for (var number = 2; isTaken(name, taken); number++) {
            name = base + "-" + number;
        }
        return name;
    }

    /** Whether both are the same key, whatever their comments say. */
    public static boolean sameKey(String one, String other) {
        var first = one.strip().split("\\s+", 3);
        var second = other.strip().split("\\s+", 3);
        return first.length > 1 && second.length > 1 && first[0].equals(second[0]) && first[1].equals(second[1]);
    }

    private static boolean isTaken(String name, List<KeyPairView> taken) {
        return taken.stream().anyMatch(key -> key.name().equalsIgnoreCase(name));
    }

    private static String plain(String text) {
        var plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("(^-+)|(-+$)", "");
        return plain.substring(0, Math.min(LONGEST, plain.length()));
    }
}
