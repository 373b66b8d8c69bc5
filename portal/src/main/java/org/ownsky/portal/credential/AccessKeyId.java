package org.ownsky.portal.credential;

import java.util.Optional;
import java.util.regex.Pattern;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;

/** An access key's public name, in the shape of Amazon's: {@code AKIA} and 16 letters and digits of Base32. */
public record AccessKeyId(String value) {
    static final String PREFIX = "AKIA";
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Z2-7]{16}");

    public AccessKeyId {
        if (!SHAPE.matcher(value).matches()) {
            throw CloudException.of(new CloudError.NotFound("access key", value));
        }
    }

    static Optional<AccessKeyId> parse(String text) {
        return SHAPE.matcher(text).matches() ? Optional.of(new AccessKeyId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
