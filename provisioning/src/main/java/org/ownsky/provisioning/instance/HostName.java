package org.ownsky.provisioning.instance;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A guest's host name from its instance's name: a DNS label (RFC 1123), or the id where nothing usable remains. */
final class HostName {
    private static final int LONGEST = 63;
    private static final Pattern NOT_ALLOWED = Pattern.compile("[^a-z0-9]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private HostName() {}

    static String from(String name, String fallback) {
        var letters =
                MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
        var label = NOT_ALLOWED.matcher(letters.toLowerCase(Locale.ROOT)).replaceAll("-");
        var from = label.startsWith("-") ? 1 : 0;
        var cut = label.substring(from, Math.min(label.length(), from + LONGEST));
        var trimmed = cut.endsWith("-") ? cut.substring(0, cut.length() - 1) : cut;
        return trimmed.isEmpty() ? fallback : trimmed;
    }
}
