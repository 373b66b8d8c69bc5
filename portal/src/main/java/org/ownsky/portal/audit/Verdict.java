package org.ownsky.portal.audit;

/** What checking the hash chain found. */
sealed interface Verdict {

    /**
     * Every entry is as it was when it was sealed.
     *
     * @param first the first position kept; 1 when nothing has expired
     * @param last the last position; {@code first - 1} when there is none
     * @param end the hash at {@code last}: whoever notes it down can ask for it later
     * @param unsealed entries committed a moment ago, which have no seal yet
     */
    record Intact(long first, long last, ChainHash end, long unsealed) implements Verdict {}

    /**
     * The trail is not what was written.
     *
     * @param position where in the chain it shows first
     * @param what for people
     */
    record Broken(long position, String what) implements Verdict {}
}
