package org.ownsky.provisioning.owner;

import java.util.ArrayList;
import java.util.List;

/** How much somebody owns; terminated instances do not count. */
public record Owned(long instances, long keyPairs) {
    public boolean nothing() {
        return instances == 0 && keyPairs == 0;
    }

    /** For people: {@code 3 instances and 1 key pair}. */
    public String words() {
        List<String> parts = new ArrayList<>();
        if (instances > 0) {
            parts.add(instances == 1 ? "1 instance" : instances + " instances");
        }
        if (keyPairs > 0) {
            parts.add(keyPairs == 1 ? "1 key pair" : keyPairs + " key pairs");
        }
        return parts.isEmpty() ? "nothing" : String.join(" and ", parts);
    }
}
