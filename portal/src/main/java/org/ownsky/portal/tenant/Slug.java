package org.ownsky.portal.tenant;

import java.util.Locale;
import java.util.regex.Pattern;
import org.ownsky.kernel.CloudException;

/** What scripts and addresses call a tenant or project: 2 to 40 lower-case letters, digits and dashes, no dash at an end. */
public record Slug(String value) {
    private static final int LONGEST = 40;
    private static final int SHORTEST = 2;
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9-]{0,38}[a-z0-9]");

    public Slug {
        if (!SHAPE.matcher(value).matches()) {
            throw CloudException.invalid(
                    "Slug",
                    value,
                    "2 to 40 lower-case letters, digits and dashes, beginning and ending with a letter or digit");
        }
    }

    /** The one that a name suggests: {@code Ada's Lab} is {@code ada-s-lab}. */
    public static Slug of(String name) {
        var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        var cut = plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("^-+|-+$", "");
        return new Slug(cut.length() < SHORTEST ? (cut + "-0").replaceAll("^-", "x-") : cut);
    }

    @Override
    public String toString() {
        return value;
    }
}
