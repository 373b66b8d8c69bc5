package org.ownsky.quota.policy;

import java.util.regex.Pattern;
import org.ownsky.kernel.CloudException;

/**
 * A pattern for names: {@code *} stands for any characters or none, {@code ?} for one character, {@code #} for one digit,
 * everything else for itself. Both matching and comparing take time in proportion to the product of the lengths, whatever
 * the pattern is.
 *
 * @param text 1 to 63 letters, digits, spaces, dots, dashes, underscores and wild cards
 */
public record NameGlob(String text) {
    private static final Pattern ALLOWED = Pattern.compile("[\\p{L}\\p{N} ._*?#-]{1,63}");
    private static final char ANY = '*';
    private static final char ONE = '?';
    private static final char DIGIT = '#';

    public NameGlob {
        if (!ALLOWED.matcher(text).matches()) {
            throw CloudException.invalid(
                    "Pattern",
                    text,
                    "1 to 63 letters, digits, spaces, dots, dashes, underscores; * for anything, ? for one character, #"
                            + " for one digit");
        }
    }

    /** Whether the whole name fits. */
    boolean matches(String name) {
        var row = new boolean[name.length() + 1];
        row[0] = true;
        for (int place = 0; place < text.length(); place++) {
            var wanted = text.charAt(place);
            var next = new boolean[row.length];
            if (wanted == ANY) {
                var reached = false;
                for (int at = 0; at < row.length; at++) {
                    reached |= row[at];
                    next[at] = reached;
                }
            } else {
                for (int at = 1; at < row.length; at++) {
                    next[at] = row[at - 1] && fits(wanted, name.charAt(at - 1));
                }
            }
            row = next;
        }
        return row[name.length()];
    }

    /** Whether some name fits both. */
    boolean meets(NameGlob other) {
        var mine = text;
        var theirs = other.text;
        var met = new boolean[mine.length() + 1][theirs.length() + 1];
        for (int i = mine.length(); i >= 0; i--) {
            for (int j = theirs.length(); j >= 0; j--) {
                met[i][j] = meet(met, mine, i, theirs, j);
            }
        }
        return met[0][0];
    }

    private static boolean meet(boolean[][] met, String mine, int i, String theirs, int j) {
        var mineDone = i == mine.length();
        var theirsDone = j == theirs.length();
        if (mineDone && theirsDone) {
            return true;
        }
        if (!mineDone && mine.charAt(i) == ANY) {
            return met[i + 1][j] || (!theirsDone && met[i][j + 1]);
        }
        if (!theirsDone && theirs.charAt(j) == ANY) {
            return met[i][j + 1] || (!mineDone && met[i + 1][j]);
        }
        return !mineDone && !theirsDone && share(mine.charAt(i), theirs.charAt(j)) && met[i + 1][j + 1];
    }

    /** Whether one character fits both. */
    private static boolean share(char one, char other) {
        return one == ONE || other == ONE || one == other || fits(one, other) || fits(other, one);
    }

    private static boolean fits(char wanted, char given) {
        return switch (wanted) {
            case ONE -> true;
            case DIGIT -> given >= '0' && given <= '9';
            default -> wanted == given;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
