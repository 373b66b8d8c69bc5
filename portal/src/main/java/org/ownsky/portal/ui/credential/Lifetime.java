package org.ownsky.portal.ui.credential;

import com.vaadin.flow.component.select.Select;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ownsky.portal.ui.kit.Words;

/** Chooses how long a credential is to live; empty for as long as access lasts. */
final class Lifetime extends Select<Optional<Duration>> {
    private static final List<Integer> DAYS = List.of(7, 30, 90, 180, 365);

    private Lifetime(List<Optional<Duration>> choices, Optional<Duration> first) {
        setLabel(Words.say("credential.lifetime"));
        setWidthFull();
        setItems(choices);
        setItemLabelGenerator(life -> life.map(length -> Words.count("credential.days", length.toDays()))
                .orElse(Words.say("credential.unlimited")));
        setValue(first);
    }

    /** For tokens, which always end. */
    static Lifetime upTo(Duration longest, Duration first) {
        var choices = DAYS.stream()
                .map(days -> Duration.ofDays(days))
                .filter(length -> length.compareTo(longest) <= 0 && !length.equals(first))
                .toList();
        return new Lifetime(
                Stream.concat(choices.stream(), Stream.of(first))
                        .sorted()
                        .map(Optional::of)
                        .toList(),
                Optional.of(first));
    }

    /** For access keys, which may live as long as their owner's access. */
    static Lifetime orUnlimited() {
        return new Lifetime(
                Stream.concat(
                                Stream.of(Optional.<Duration>empty()),
                                DAYS.stream().map(days -> Optional.of(Duration.ofDays(days))))
                        .toList(),
                Optional.empty());
    }
}
