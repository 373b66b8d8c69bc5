package org.ownsky.portal.live;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The last notices, for whoever has read something already and begins to listen only now. */
final class RecentNotices {
    private static final int MOST = 1_000;

    private final Deque<ChangeNotice> notices = new ArrayDeque<>();
    private long number;

    /** Where the notices are now, for {@link #since}. */
    synchronized long mark() {
        return number;
    }

    synchronized void add(ChangeNotice notice) {
        number++;
        notices.addLast(notice);
        if (notices.size() > MOST) {
            notices.removeFirst();
        }
    }

    /** From here on nobody can tell what came before. */
    synchronized void missedSome() {
        number++;
        notices.clear();
    }

    /** What came since the mark, oldest first; empty when that is not known any more. */
    synchronized Optional<List<ChangeNotice>> since(long mark) {
        var missing = Math.toIntExact(Math.min(number - mark, Integer.MAX_VALUE));
        return missing > notices.size()
                ? Optional.empty()
                : Optional.of(notices.stream().skip(notices.size() - missing).toList());
    }
}
