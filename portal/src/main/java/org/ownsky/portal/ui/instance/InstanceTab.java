package org.ownsky.portal.ui.instance;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.ownsky.portal.ui.kit.Words;

/** The parts of an instance's page, each at an address of its own. */
enum InstanceTab {
    OVERVIEW,
    STORAGE,
    ACTIVITY,
    COST;

    /** Behind the instance's own address. */
    String address() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return Words.say("instance.tab." + name());
    }

    /** No address is the overview's; one that is none of ours is nothing. */
    static Optional<InstanceTab> at(Optional<String> address) {
        return address.map(word -> Stream.of(values())
                        .filter(tab -> tab.address().equals(word))
                        .findFirst())
                .orElse(Optional.of(OVERVIEW));
    }
}
