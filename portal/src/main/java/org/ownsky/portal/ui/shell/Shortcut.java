package org.ownsky.portal.ui.shell;

import java.util.ArrayList;
import java.util.List;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.navigation.LaunchNavigation;

/**
 * Keys that do something wherever one is. What they do on a page is written on its elements: {@code data-keys="r"} on a
 * button has the key press it.
 *
 * @param keys pressed one after the other, or together where a plus stands between: {@code g i}, {@code ctrl+k}
 */
record Shortcut(String keys, String words) {

    /** All that work for somebody with these sections. */
    static List<Shortcut> of(Sections sections) {
        var all = new ArrayList<Shortcut>();
        all.add(new Shortcut("ctrl+k", Words.say("palette.title")));
        all.add(new Shortcut("/", Words.say("keys.find")));
        if (sections.launches()) {
            all.add(new Shortcut("c", Words.say("launch.title")));
            all.add(new Shortcut("r", Words.say("keys.reboot")));
        }
        sections.entries().stream()
                .filter(entry -> !entry.key().isEmpty())
                .map(entry -> new Shortcut("g " + entry.key(), Words.say("keys.goTo", entry.words())))
                .forEach(all::add);
        all.add(new Shortcut("j", Words.say("keys.next")));
        all.add(new Shortcut("k", Words.say("keys.previous")));
        all.add(new Shortcut("x", Words.say("keys.select")));
        all.add(new Shortcut("enter", Words.say("keys.open")));
        all.add(new Shortcut("ctrl+enter", Words.say("keys.send")));
        all.add(new Shortcut("esc", Words.say("close")));
        all.add(new Shortcut("?", Words.say("keys.title")));
        return List.copyOf(all);
    }

    /** Links that nobody sees, for keys that lead to a page. */
    static Markup links(Sections sections) {
        var links = Markup.of("div", "key-links").with("hidden", "");
        if (sections.launches()) {
            links.add(Markup.link(LaunchNavigation.ADDRESS, "", "").with("data-keys", "c"));
        }
        sections.entries().stream()
                .filter(entry -> !entry.key().isEmpty())
                .forEach(
                        entry -> links.add(Markup.link(entry.address(), "", "").with("data-keys", "g " + entry.key())));
        return links;
    }

    /** {@code Ctrl} {@code K}, each on a key of its own. */
    Markup caps() {
        var caps = Markup.of("span", "caps");
        for (var key : keys.split("[ +]", -1)) {
            caps.add(Markup.of("kbd").add(Words.sayOr("keys.cap." + key, key.toUpperCase(java.util.Locale.ROOT))));
        }
        return caps;
    }
}
