package org.ownsky.portal.ui.list;

import java.util.Optional;
import java.util.function.Function;
import org.ownsky.portal.ui.kit.Markup;
import org.ownsky.portal.ui.kit.Tone;

/**
 * A column of a {@link Listing}, and at the same time a place on the card that a phone shows instead of the row.
 *
 * @param cell draws it; what it draws is at most two lines high
 * @param width in pixels; the least one when the column grows
 * @param grow share of the room that is left over; zero for none
 * @param sort what the list is sorted by when the heading is pressed; empty when it cannot be
 */
public record Column<T>(
        String heading,
        Function<T, Markup> cell,
        Place place,
        int width,
        int grow,
        boolean atEnd,
        Optional<String> sort) {
    private static final int NAME_WIDTH = 180;
    private static final int STATE_WIDTH = 142;
    private static final int FACT_WIDTH = 128;

    /** Where a cell goes on a card. */
    enum Place {
        NAME,
        STATE,
        FACT,
        NOWHERE
    }

    /** What the row is called: the card's first line. */
    public static <T> Column<T> name(String heading, Function<T, Markup> cell) {
        return new Column<>(heading, cell, Place.NAME, NAME_WIDTH, 3, false, Optional.empty());
    }

    /** The state, as a badge: at the end of the card's first line. */
    public static <T> Column<T> state(String heading, Function<T, Tone> tone, Function<T, String> words) {
        return new Column<>(
                heading,
                row -> tone.apply(row).badge(words.apply(row)).key("state").version(words.apply(row)),
                Place.STATE,
                STATE_WIDTH,
                0,
                false,
                Optional.empty());
    }

    /** A fact: on the card's second line. */
    public static <T> Column<T> fact(String heading, Function<T, Markup> cell) {
        return new Column<>(heading, cell, Place.FACT, FACT_WIDTH, 0, false, Optional.empty());
    }

    /** Drawn by itself, and in the place of the state. */
    public Column<T> asState() {
        return new Column<>(heading, cell, Place.STATE, STATE_WIDTH, 0, atEnd, sort);
    }

    public Column<T> wide(int pixels) {
        return new Column<>(heading, cell, place, pixels, grow, atEnd, sort);
    }

    public Column<T> growing(int share) {
        return new Column<>(heading, cell, place, width, share, atEnd, sort);
    }

    /** Set to the right, as numbers are. */
    public Column<T> right() {
        return new Column<>(heading, cell, place, width, grow, true, sort);
    }

    public Column<T> sortedBy(String key) {
        return new Column<>(heading, cell, place, width, grow, atEnd, Optional.of(key));
    }

    /** Left out on a phone. */
    public Column<T> offPhone() {
        return new Column<>(heading, cell, Place.NOWHERE, width, grow, atEnd, sort);
    }
}
