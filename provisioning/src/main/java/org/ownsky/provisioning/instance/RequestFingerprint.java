package org.ownsky.provisioning.instance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** What must be the same in a repeated request: SHA-256 over its fields, in hexadecimal digits. */
final class RequestFingerprint {
    private static final String SEPARATOR = "\u0000";

    private RequestFingerprint() {}

    static String of(LaunchRequest request) {
        var plain = digest(
                "launch",
                request.name(),
                String.valueOf(request.count()),
                request.image().value(),
                request.instanceType(),
                request.keyPair().map(Object::toString).orElse(""),
                request.rootDisk().map(size -> String.valueOf(size.value())).orElse(""),
                request.userData());
        return request.tags().isEmpty() ? plain : digest(plain, new TreeMap<>(request.tags()).toString());
    }

    static String of(InstanceId id, InstanceAction action) {
        return digest(action.name(), id.value());
    }

    private static String digest(String... fields) {
        try {
            var bytes = String.join(SEPARATOR, fields).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
