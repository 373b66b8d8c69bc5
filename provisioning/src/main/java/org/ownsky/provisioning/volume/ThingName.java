package org.ownsky.provisioning.volume;

import java.util.regex.Pattern;
import org.ownsky.kernel.CloudException;

/** What volumes and snapshots may be called, as instances. */
public final class ThingName {
    private static final int LONGEST = 63;
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]*");

    private ThingName() {}

    /**
     * The name without white space around it.
     *
     * @throws CloudException InvalidInput for what can't be one
     */
    public static String checked(String given) {
        var name = given.strip();
        if (name.length() > LONGEST || !FORM.matcher(name).matches()) {
            throw CloudException.invalid(
                    "Name",
                    given,
                    "1 to " + LONGEST
                            + " letters, digits, spaces, dots, dashes and underscores, beginning with a letter or digit");
        }
        return name;
    }
}
