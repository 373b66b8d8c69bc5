package org.ownsky.portal.ui.factor;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Why a device gave no answer, by the name that WebAuthn gives it. */
final class PasskeyError {
    private static final JsonMapper JSON = JsonMapper.shared();

    private PasskeyError() {}

    /** Empty for an answer. */
    static Optional<String> in(String json) {
        try {
            return Optional.ofNullable(JSON.readTree(json).get("error")).map(name -> name.asString());
        } catch (JacksonException notFromOurScript) {
            return Optional.of("UnknownError");
        }
    }
}
