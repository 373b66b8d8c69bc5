package org.ownsky.portal.ui.signinrule;

import org.ownsky.portal.oidc.ClaimSource;
import org.ownsky.portal.oidc.RuleView;
import org.ownsky.portal.ui.kit.Words;

/** Rules in words. */
final class RuleWords {

    private RuleWords() {}

    static String source(ClaimSource source) {
        return Words.say("rule.source." + source.name());
    }

    /** What it looks at: {@code Group}, or {@code Claim department}. */
    static String looksAt(RuleView rule) {
        var source = source(rule.rule().source());
        return rule.rule().claim().isEmpty()
                ? source
                : source + " " + rule.rule().claim();
    }

    static String place(RuleView rule) {
        return rule.place().orElse(Words.say("rule.fleet"));
    }
}
