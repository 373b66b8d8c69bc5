package org.ownsky.provisioning.job;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Inputs and outputs as JSON. The reader names the type: nothing in the text decides what is made of it. Unknown fields
 * are skipped, so that a job begun by a newer version can be finished by an older one during an upgrade.
 */
final class JobJson {
    private final JsonMapper mapper = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    String write(Record value) {
        return mapper.writeValueAsString(value);
    }

    <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }
}
