package org.ownsky.portal.ui.credential;

import java.time.Instant;
import java.util.Optional;
import org.ownsky.portal.credential.LastUse;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Moment;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.portal.ui.list.Cells;

/** Cells that both lists have. */
final class Facts {

    private Facts() {}

    static Markup lastUse(Optional<LastUse> use) {
        return use.map(last -> Markup.of("span", "block").add(Moment.ago(last.at()), Cells.sub(last.from())))
                .orElseGet(() -> Cells.line(Words.say("credential.neverUsed")));
    }

    static Markup end(Optional<Instant> end, Instant now) {
        return end.map(at -> at.isAfter(now)
                        ? Cells.line(Moment.day(at))
                        : Cells.note(Words.say("credential.expired", Moment.day(at))))
                .orElseGet(() -> Cells.line(Words.say("credential.neverEnds")));
    }
}
