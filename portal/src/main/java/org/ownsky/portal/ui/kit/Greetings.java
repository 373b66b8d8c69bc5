package org.ownsky.portal.ui.kit;

import com.vaadin.flow.component.UI;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** Says hello by the time of day where the person's browser is. */
public final class Greetings {

    private Greetings() {}

    /** {@code Good afternoon, Astrid}. */
    public static String of(String name, Clock clock) {
        return Words.say("home.greeting." + partOfDay(now(clock).getHour()), firstName(name));
    }

    /** The time where the browser is; UTC until it has told. */
    public static ZonedDateTime now(Clock clock) {
        return ZonedDateTime.now(clock.withZone(zone()));
    }

    private static ZoneId zone() {
        var details = UI.getCurrent().getPage().getExtendedClientDetails();
        var id = details == null ? null : details.getTimeZoneId();
        return id == null || !ZoneId.getAvailableZoneIds().contains(id) ? ZoneOffset.UTC : ZoneId.of(id);
    }

    private static String partOfDay(int hour) {
        if (hour < 5 || hour >= 18) {
            return "evening";
        }
        return hour < 12 ? "morning" : "afternoon";
    }

    private static String firstName(String name) {
        var first = name.strip().split("\\s+", 2)[0];
        return first.isEmpty() ? name : first;
    }
}
