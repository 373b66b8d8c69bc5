package org.ownsky.portal.ui.policy;

import java.util.stream.Collectors;
import org.ownsky.portal.ui.kit.Words;
import org.ownsky.quota.policy.NameGlob;
import org.ownsky.quota.policy.PolicyRule;

/** Rules that are a list of names: types, images, tags, patterns. */
final class NamesForm {
    private NamesForm() {}

    static RuleForm types(Offered offered) {
        var types = new Choice(Words.say("policy.types"), offered.types());
        return new RuleForm() {
            {
                add(types);
            }

            @Override
            PolicyRule rule() {
                return new PolicyRule.AllowedTypes(types.getValue());
            }

            @Override
            void show(PolicyRule rule) {
                if (rule instanceof PolicyRule.AllowedTypes(var names)) {
                    types.choose(names);
                }
            }
        };
    }

    static RuleForm images(Offered offered) {
        var images = new Choice(Words.say("policy.images"), offered.images());
        return new RuleForm() {
            {
                add(images);
            }

            @Override
            PolicyRule rule() {
                return new PolicyRule.AllowedImages(images.getValue());
            }

            @Override
            void show(PolicyRule rule) {
                if (rule instanceof PolicyRule.AllowedImages(var names)) {
                    images.choose(names);
                }
            }
        };
    }

    static RuleForm tags() {
        var tags = new NameList(Words.say("policy.tags"), Words.say("policy.tagsHint"));
        return new RuleForm() {
            {
                add(tags);
            }

            @Override
            PolicyRule rule() {
                return new PolicyRule.RequiredTags(tags.names());
            }

            @Override
            void show(PolicyRule rule) {
                if (rule instanceof PolicyRule.RequiredTags(var keys)) {
                    tags.names(keys);
                }
            }
        };
    }

    static RuleForm patterns() {
        var patterns = new NameList(Words.say("policy.patterns"), Words.say("policy.patternsHint"));
        return new RuleForm() {
            {
                add(patterns);
            }

            @Override
            PolicyRule rule() {
                return new PolicyRule.NamePattern(
                        patterns.names().stream().map(NameGlob::new).collect(Collectors.toSet()));
            }

            @Override
            void show(PolicyRule rule) {
                if (rule instanceof PolicyRule.NamePattern(var globs)) {
                    patterns.names(globs.stream().map(NameGlob::text).toList());
                }
            }
        };
    }
}
