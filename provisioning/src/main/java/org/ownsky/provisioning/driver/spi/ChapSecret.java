package org.ownsky.provisioning.driver.spi;

import java.util.regex.Pattern;

/**
 * A user and a password for iSCSI's handshake. It never prints itself: ask for the password where it is handed over.
 *
 * @param user letters, digits, dots and dashes
 * @param password 12 to 16 letters and digits: shorter is weak to RFC 7143, some targets take no longer one
 */
public record ChapSecret(String user, String password) {
    private static final Pattern USER = Pattern.compile("[A-Za-z0-9.-]{1,63}");
    private static final Pattern PASSWORD = Pattern.compile("[A-Za-z0-9]{12,16}");

    public ChapSecret {
        if (!USER.matcher(user).matches()) {
            throw new IllegalArgumentException("Not a CHAP user: " + user);
        }
        if (!PASSWORD.matcher(password).matches()) {
            throw new IllegalArgumentException("A CHAP password has 12 to 16 letters and digits");
        }
    }

    @Override
    public String toString() {
        return "ChapSecret[user=" + user + "]";
    }
}
