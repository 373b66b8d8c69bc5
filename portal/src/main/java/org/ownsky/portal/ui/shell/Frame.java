package org.ownsky.portal.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.Caller;
import org.ownsky.portal.ui.kit.Icon;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Tone;
import org.ownsky.portal.ui.kit.Trail;
import org.ownsky.portal.ui.kit.Viewer;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.JobNavigation;
import org.ownsky.portal.ui.navigation.LaunchNavigation;

/** The markup of drawer and bars. */
final class Frame {
    private static final int AVATAR_COLOURS = 5;

    private Frame() {}

    /** The mark. */
    static List<Markup> top() {
        return List.of(
                Markup.link("#main", "skip", Words.say("nav.skip")).with("router-ignore", ""),
                Markup.of("a", "brand")
                        .with("href", "")
                        .with("aria-label", Words.say("nav.brand"))
                        .add(Markup.of("span", "mark").with("aria-hidden", "true"))
                        .add("Ownsky"));
    }

    /** Which project this is. */
    static Markup place(Viewer.Place here) {
        return Markup.of("span", "place-lines")
                .add(Markup.cut("s12 t3", here.tenant()), Markup.cut("s13 b", here.project()));
    }

    /**
     * The links.
     *
     * @param counts by address, shown beside the link; never part of its name
     * @param hot by address, what waits for somebody
     */
    static Markup navigation(Sections sections, String path, Map<String, Long> counts, Map<String, Long> hot) {
        var nav = Markup.of("nav").with("aria-label", Words.say("nav.main"));
        for (var group : sections.groups()) {
            var list = Markup.of("ul");
            for (var entry : group.entries()) {
                var item = Markup.of("li").key(entry.address()).add(link(entry, path));
                var waiting = hot.getOrDefault(entry.address(), 0L);
                var there = counts.getOrDefault(entry.address(), 0L);
                if (waiting > 0) {
                    item.add(count("n hot", waiting));
                } else if (there > 0) {
                    item.add(count("n", there));
                }
                list.add(item);
            }
            var block = Markup.of("div");
            group.heading().ifPresent(heading -> block.add(Markup.of("h2").add(Words.say(heading))));
            nav.add(block.add(list));
        }
        return nav;
    }

    private static Markup count(String classes, long number) {
        return Markup.text("span", classes, Words.number(number)).with("aria-hidden", "true");
    }

    private static Markup link(Sections.Entry entry, String path) {
        var link = Markup.of("a")
                .with("href", entry.address())
                .add(Markup.icon(entry.icon()))
                .add(entry.words());
        return entry.holds(path) ? link.with("aria-current", "page") : link;
    }

    /** The phone's bar: four places and the launch between them. */
    static Markup bottomBar(Sections sections, String path, Map<String, Long> hot) {
        var nav = Markup.of("nav").with("aria-label", Words.say("nav.bottom"));
        var entries = new ArrayList<>(sections.entries());
        var launches = sections.launches();
        for (var i = 0; i < Math.min(4, entries.size()); i++) {
            if (i == 2 && launches) {
                nav.add(Markup.of("a", "go")
                        .with("href", LaunchNavigation.ADDRESS)
                        .with("aria-label", Words.say("launch.title"))
                        .add(Markup.icon(Icon.PLUS)));
            }
            var waiting = hot.getOrDefault(entries.get(i).address(), 0L);
            var place = link(entries.get(i), path);
            nav.add(waiting == 0 ? place : place.add(count("pip", waiting)));
        }
        return nav;
    }

    /** Where the page stands: crumbs on a desktop, title and project on a phone. */
    static List<Markup> trail(Trail trail, Optional<Viewer.Place> place) {
        var list = Markup.of("ol");
        place.ifPresent(here -> list.add(crumb(Markup.link("", "", here.project()))));
        trail.above().forEach(crumb -> list.add(crumb(Markup.link(crumb.address(), "", crumb.title()))));
        list.add(Markup.of("li").add(Markup.text("span", "cut", trail.title()).with("aria-current", "page")));
        var crumbs = Markup.of("nav", "crumbs")
                .with("aria-label", Words.say("nav.crumbs"))
                .add(list);
        return List.of(crumbs, barTitle(trail, place));
    }

    /** On a phone: the way back and what it leads to, or on a page of the navigation the project. */
    private static Markup barTitle(Trail trail, Optional<Viewer.Place> place) {
        var title = Markup.of("div", "bar-title");
        if (trail.above().isEmpty()) {
            return title.add(lines(
                    place.map(Viewer.Place::project).orElse(Words.say("nav.cloud")),
                    place.map(Viewer.Place::tenant).orElse(trail.title())));
        }
        var back = trail.above().getLast();
        return title.add(
                Markup.of("a", "bar-back")
                        .with("href", back.address())
                        .with("aria-label", Words.say("nav.back", back.title()))
                        .add(Markup.icon(Icon.LEFT)),
                lines(back.title(), place.map(Viewer.Place::project).orElse(Words.say("nav.cloud"))));
    }

    private static Markup lines(String first, String second) {
        return Markup.of("div", "sp")
                .add(Markup.text("span", "cut", first), Markup.text("span", "cut place-line", second));
    }

    private static Markup crumb(Markup link) {
        return Markup.of("li").add(link, Markup.icon(Icon.RIGHT));
    }

    /** How many jobs are under way. */
    static Markup jobs(String address, long number) {
        var link = Markup.of("a", "jobs-link").with("href", address);
        return number == 0
                ? link.add(Markup.icon(Icon.CHECK)).add(Words.say("jobs.none"))
                : link.add(Tone.PENDING.glyph()).add(Words.count("jobs.number", number));
    }

    static String jobsAddress(Caller caller) {
        return caller.scope().isPresent() ? JobNavigation.ACTIVITY : JobNavigation.JOBS;
    }

    /** Name and role, with initials. */
    static List<Markup> person(String name, String role) {
        return List.of(
                avatar(name, ""),
                Markup.of("span", "lines").add(Markup.cut("s13 b", name), Markup.text("span", "s12 t3", role)));
    }

    static Markup avatar(String name, String size) {
        return Markup.text("span", "av " + size + " c" + Math.floorMod(name.hashCode(), AVATAR_COLOURS), initials(name))
                .with("aria-hidden", "true");
    }

    static String initials(String name) {
        var words = name.strip().split("[\\s._@-]+", 3);
        var initials = new StringBuilder();
        for (var i = 0; i < Math.min(2, words.length); i++) {
            if (!words[i].isEmpty()) {
                initials.appendCodePoint(Character.toUpperCase(words[i].codePointAt(0)));
            }
        }
        return initials.toString();
    }
}
