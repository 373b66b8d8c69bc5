package org.ownsky.portal.identity;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is set up at the start.
 *
 * @param demo whether the demo tenant exists and its passwords are written to {@code demo.env}
 * @param dataDir where that file goes
 * @param url the portal's address as people type it; absent: this machine's, with the port listened on
 * @param resetOperatorPassword gives the account {@code admin} a new password, printed once: the way back in for an
 *     operator who lost it
 * @param breachedPasswords a file of stolen passwords' SHA-1 hashes, ordered by hash; absent: none are known
 */
@ConfigurationProperties("ownsky")
record IdentitySettings(
        @DefaultValue("false") boolean demo,
        @DefaultValue("var") Path dataDir,
        Optional<String> url,
        @DefaultValue("false") boolean resetOperatorPassword,
        Optional<String> breachedPasswords) {

    Optional<Path> breachedList() {
        return breachedPasswords
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Path::of);
    }
}
