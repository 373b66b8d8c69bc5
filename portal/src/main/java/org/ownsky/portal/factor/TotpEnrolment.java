package org.ownsky.portal.factor;

/**
 * What an app has to know before it can show codes; it counts only once it has shown a right one.
 *
 * @param key in base 32, for typing it
 * @param address the same with names, as a QR code shows it
 */
public record TotpEnrolment(String key, String address) {

    @Override
    public String toString() {
        return "•••";
    }
}
