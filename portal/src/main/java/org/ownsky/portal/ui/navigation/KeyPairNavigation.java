package org.ownsky.portal.ui.navigation;

/** Where key pairs are. */
public final class KeyPairNavigation {
    public static final String ADDRESS = "key-pairs";

    private KeyPairNavigation() {}
}
