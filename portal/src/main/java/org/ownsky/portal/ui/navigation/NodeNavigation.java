package org.ownsky.portal.ui.navigation;

/** Where nodes are. */
public final class NodeNavigation {
    public static final String ADDRESS = "nodes";

    private NodeNavigation() {}

    /** Those of one zone. */
    public static String zone(String name) {
        return ADDRESS + "?find=" + name;
    }
}
