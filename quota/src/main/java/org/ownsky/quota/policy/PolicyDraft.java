package org.ownsky.quota.policy;

import java.util.regex.Pattern;
import org.ownsky.kernel.CloudException;

/**
 * A policy as somebody writes it.
 *
 * @param name 1 to 80 printable characters
 */
public record PolicyDraft(String name, PolicyState state, PolicyRule rule) {
    private static final Pattern NAME = Pattern.compile("\\P{Cntrl}{1,80}");

    public PolicyDraft {
        name = name.strip();
        if (!NAME.matcher(name).matches()) {
            throw CloudException.invalid("Name", name, "1 to 80 characters");
        }
    }
}
