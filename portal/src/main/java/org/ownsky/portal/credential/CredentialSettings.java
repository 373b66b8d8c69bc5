package org.ownsky.portal.credential;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How credentials are kept and how long they live.
 *
 * @param dataDir where the key file goes when no other is named
 * @param secretKeyFile what access keys are encrypted with: 32 bytes in Base64. Every portal of an installation needs the
 *     same one; absent: {@code secret.key} in {@code dataDir}, made at the first start
 * @param tokenLifetime of a token for which nobody chose another
 * @param longestTokenLifetime that somebody can choose
 */
@ConfigurationProperties("ownsky")
record CredentialSettings(
        @DefaultValue("var") Path dataDir,
        Optional<String> secretKeyFile,
        @DefaultValue("90d") Duration tokenLifetime,
        @DefaultValue("366d") Duration longestTokenLifetime) {

    CredentialSettings {
        if (!tokenLifetime.isPositive() || tokenLifetime.compareTo(longestTokenLifetime) > 0) {
            throw new IllegalArgumentException("ownsky.token-lifetime is " + tokenLifetime
                    + "; it must be positive and at most ownsky.longest-token-lifetime, " + longestTokenLifetime);
        }
    }

    SecretKeyFile keyFile() {
        return secretKeyFile
                .filter(name -> !name.isBlank())
                .map(Path::of)
                .map(SecretKeyFile::given)
                .orElseGet(() -> SecretKeyFile.own(dataDir.resolve("secret.key")));
    }
}
