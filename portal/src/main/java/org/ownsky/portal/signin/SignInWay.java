package org.ownsky.portal.signin;

import java.util.Arrays;
import java.util.Locale;

/** By what somebody showed who they are. */
public enum SignInWay {
    PASSWORD,
    PROVIDER,
    PASSKEY;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SignInWay ofKey(String key) {
        return Arrays.stream(values())
                .filter(way -> way.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No way to sign in: " + key));
    }
}
