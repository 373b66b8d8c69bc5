package org.ownsky.portal.ui.navigation;

/** Where sign-in rules are. */
public final class SignInRuleNavigation {
    public static final String ADDRESS = "sign-in-rules";

    private SignInRuleNavigation() {}
}
