package org.ownsky.portal.notification;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/** The words of notifications, from {@code org/ownsky/portal/notification/notices.properties}. */
final class NoticeWords {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("org.ownsky.portal.notification.notices", Locale.ENGLISH);
    private static final Pattern FACT = Pattern.compile("\\{([a-zA-Z]+)}");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private NoticeWords() {}

    /** {@code 4 Nov 2026, 14:00 UTC}. */
    static String day(Instant at) {
        return DAY.format(at);
    }

    static String say(String key) {
        return BUNDLE.getString(key);
    }

    static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }

    /** The text with each {@code {fact}} replaced; a fact that is not known is left out. */
    static String say(String key, Map<String, String> facts) {
        return FACT.matcher(BUNDLE.getString(key))
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(facts.getOrDefault(found.group(1), "")));
    }
}
