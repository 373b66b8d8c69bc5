package org.ownsky.portal.ui.kit;

import java.util.Locale;
import java.util.ResourceBundle;

/** The words people read, from the bundle {@code org/ownsky/portal/ui/messages.properties}. */
public final class Words {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("org.ownsky.portal.ui.messages", Locale.ENGLISH);

    private Words() {}

    /** The text under {@code key}, with <code>{0}</code>, <code>{1}</code> … replaced. */
    public static String say(String key, Object... parts) {
        var text = BUNDLE.getString(key);
        for (var i = 0; i < parts.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(parts[i]));
        }
        return text;
    }

    /** The text for a number of things: {@code key.one} for exactly one, else {@code key.many}. */
    public static String count(String key, long number) {
        return say(number == 1 ? key + ".one" : key + ".many", number(number));
    }

    /** A number with its thousands set apart: {@code 1,184}. */
    public static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /** The text under {@code key}, or {@code otherwise} where the bundle has none: for names that other code makes up. */
    public static String sayOr(String key, String otherwise) {
        return BUNDLE.containsKey(key) ? BUNDLE.getString(key) : otherwise;
    }
}
