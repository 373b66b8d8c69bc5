package org.ownsky.portal.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Where a browser's session came from, and which sign-in it belongs to. Lies in the session. */
public final class SignInDetails extends WebAuthenticationDetails {
    private static final long serialVersionUID = 1L;

    private final String id;

    SignInDetails(HttpServletRequest request, SignInId id) {
        super(request);
        this.id = id.value();
    }

    /** Which sign-in; empty for somebody who is not signed in, or not with a browser. */
    public static Optional<SignInId> of(@Nullable Authentication authentication) {
        return authentication != null && authentication.getDetails() instanceof SignInDetails details
                ? Optional.of(details.id())
                : Optional.empty();
    }

    public SignInId id() {
        return new SignInId(id);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignInDetails that && super.equals(other) && id.equals(that.id);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), id);
    }
}
