package org.ownsky.quota.policy;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Rules as the table keeps them. The kind decides what is made of the text, never the text itself. */
@Component
class RuleJson {
    private static final TypeReference<TreeMap<String, String>> TAGS = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    String write(PolicyRule rule) {
        return mapper.writeValueAsString(rule);
    }

    PolicyRule read(String kind, String json) {
        Class<? extends PolicyRule> type = switch (kind) {
            case "approval" -> PolicyRule.Approval.class;
            case "lease" -> PolicyRule.Lease.class;
            case "schedule" -> PolicyRule.Schedule.class;
            case "allowed-types" -> PolicyRule.AllowedTypes.class;
            case "allowed-images" -> PolicyRule.AllowedImages.class;
            case "required-tags" -> PolicyRule.RequiredTags.class;
            case "name-pattern" -> PolicyRule.NamePattern.class;
            default -> throw new IllegalArgumentException("No rule is of the kind " + kind);
        };
        return mapper.readValue(json, type);
    }

    String write(Map<String, String> tags) {
        return mapper.writeValueAsString(tags);
    }

    Map<String, String> tags(String json) {
        return mapper.readValue(json, TAGS);
    }
}
