package org.ownsky.provisioning.driver.iscsi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A target as {@code tgtd} lists it.
 *
 * @param connected whether an initiator is logged in
 */
record TargetView(int tid, String name, boolean connected) {
    private static final Pattern HEAD = Pattern.compile("Target ([0-9]+): (\\S+)");
    private static final Pattern NEXUS = Pattern.compile("\\s+I_T nexus: [0-9]+");

    static List<TargetView> parse(String listing) {
        List<TargetView> targets = new ArrayList<>();
        for (String line : listing.split("\n", -1)) {
            Matcher head = HEAD.matcher(line);
            if (head.matches()) {
                targets.add(new TargetView(Integer.parseInt(head.group(1)), head.group(2), false));
            } else if (!targets.isEmpty() && NEXUS.matcher(line).matches()) {
                TargetView last = targets.removeLast();
                targets.add(new TargetView(last.tid(), last.name(), true));
            }
        }
        return targets;
    }

    static Optional<TargetView> find(String name, List<TargetView> targets) {
        return targets.stream().filter(target -> target.name().equals(name)).findAny();
    }

    /** The first number that no target has. */
    static int freeTid(List<TargetView> targets) {
        int tid = 1;
        List<Integer> taken = targets.stream().map(TargetView::tid).toList();
        while (taken.contains(tid)) {
            tid++;
        }
        return tid;
    }
}
