package org.ownsky.provisioning.approval;

import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What was asked, as the table keeps it. The kind decides what is made of the text, never the text itself. */
@Component
class ApprovalJson {
    private static final TypeReference<List<String>> SENTENCES = new TypeReference<>() {};

    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    String write(Asked asked) {
        return mapper.writeValueAsString(asked);
    }

    Asked read(String kind, String json) {
        Class<? extends Asked> type = switch (kind) {
            case "launch" -> Asked.Launch.class;
            case "extension" -> Asked.Extension.class;
            default -> throw new IllegalArgumentException("Nothing of the kind " + kind + " is approved");
        };
        return mapper.readValue(json, type);
    }

    String write(List<String> reasons) {
        return mapper.writeValueAsString(reasons);
    }

    List<String> reasons(String json) {
        return mapper.readValue(json, SENTENCES);
    }
}
