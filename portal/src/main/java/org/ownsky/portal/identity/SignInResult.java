package org.ownsky.portal.identity;

import java.io.Serializable;
import java.time.Duration;
import java.util.Set;
import org.ownsky.kernel.Permission;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** How trying to sign in ended. */
public sealed interface SignInResult {

    /**
     * The password is right.
     *
     * @param permissions of all roles, wherever they hold: only a hint for which pages to offer
     */
    record Accepted(SignedInAccount account, Set<Permission> permissions) implements SignInResult {
        public Accepted {
            permissions = Set.copyOf(permissions);
        }

        /**
         * For Spring Security. Authorities are {@code ROLE_} and a permission's name, for {@code @RolesAllowed} on pages;
         * they are as old as the session, and the services do not rely on them.
         */
        public UsernamePasswordAuthenticationToken authentication() {
            return UsernamePasswordAuthenticationToken.authenticated(
                    account,
                    null,
                    permissions.stream()
                            .sorted()
                            .map(permission -> new SimpleGrantedAuthority("ROLE_" + permission.name()))
                            .toList());
        }
    }

    /**
     * The password is right, and something else has to be shown; until then nobody is signed in.
     *
     * @param passwordMark changes with the password; see {@link SignIn#isStillRight}
     */
    record HalfWay(SignedInAccount account, String passwordMark) implements SignInResult, Serializable {}

    /** The name or the password is wrong; which one is nobody's business. */
    record Refused() implements SignInResult {}

    /** Too many failures; the password was not looked at. */
    record TooSoon(Duration rest) implements SignInResult {}

    /** Too many people at once; the password was not looked at. */
    record Busy() implements SignInResult {}
}
