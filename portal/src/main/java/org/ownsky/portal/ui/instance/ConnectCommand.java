package org.ownsky.portal.ui.instance;

import java.util.regex.Pattern;
import org.ownsky.provisioning.instance.InstanceId;

/**
 * The commands that reach a guest from a checkout on the machine that runs Ownsky.
 *
 * @param keyFile of the private key, as a person writes it: {@code ~/.ssh/id_ed25519}
 */
record ConnectCommand(InstanceId instance, String loginUser, String keyFile) {
    /** What a POSIX shell takes literally without quotes; a leading tilde has to stay outside of them. */
    private static final Pattern PLAIN = Pattern.compile("~?[A-Za-z0-9_./+@%:,-]*");

    private static final String FALLBACK = "~/.ssh/id_ed25519";

    /** {@code bin/ownsky ssh i-… -i KEYFILE}. */
    String ownsky() {
        return "bin/ownsky ssh " + instance + " -i " + quoted();
    }

    /** The same with nothing but OpenSSH's own options, for tools that run ssh themselves. */
    String plain() {
        return "ssh -o ProxyCommand='bin/ownsky proxy %h' -i " + quoted() + " " + loginUser + "@" + instance;
    }

    /** Where ssh-keygen puts a key of this algorithm. */
    static String usualFile(String algorithm) {
        if (algorithm.startsWith("ssh-rsa")) {
            return "~/.ssh/id_rsa";
        }
        return algorithm.startsWith("ecdsa") ? "~/.ssh/id_ecdsa" : FALLBACK;
    }

    private String quoted() {
        var file = keyFile.isBlank() ? FALLBACK : keyFile.strip();
        if (PLAIN.matcher(file).matches()) {
            return file;
        }
        var home = file.startsWith("~/") ? "~/" : "";
        return home + "'" + file.substring(home.length()).replace("'", "'\\''") + "'";
    }
}
