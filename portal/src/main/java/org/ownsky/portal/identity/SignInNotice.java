package org.ownsky.portal.identity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the sign-in page tells people, carried in its address: {@code ?error=wait&seconds=40}. It never says whether an
 * account exists or which part was wrong.
 */
public sealed interface SignInNotice {
    /** The page's query parameter. */
    String PARAMETER = "error";

    /** The query parameter of {@link Wait}. */
    String SECONDS = "seconds";

    /** The value of {@link #PARAMETER}. */
    String key();

    /** One or two sentences for people. */
    String message();

    /** Whether it tells of something that went wrong, not merely of something that happened. */
    default boolean isError() {
        return true;
    }

    /** Wrong name or password. */
    record Wrong() implements SignInNotice {
        @Override
        public String key() {
            return "credentials";
        }

        @Override
        public String message() {
            return "The username or the password is wrong. Check both, also for caps lock.";
        }
    }

    /** A wrong code, or one that was used before. */
    record WrongCode() implements SignInNotice {
        @Override
        public String key() {
            return "code";
        }

        @Override
        public String message() {
            return "The code is wrong or was used already. Enter the one that your app shows now; if they never work, check the"
                    + " clock of your phone.";
        }
    }

    /** A wrong recovery code, or one that was used before. */
    record WrongRecoveryCode() implements SignInNotice {
        @Override
        public String key() {
            return "recovery-code";
        }

        @Override
        public String message() {
            return "This is none of your recovery codes, or it was used already. Each works once.";
        }
    }

    /** The second step came too late, in another browser than the first, or after the password was replaced. */
    record TookTooLong() implements SignInNotice {
        @Override
        public String key() {
            return "took-too-long";
        }

        @Override
        public String message() {
            return "The second step has to follow within 5 minutes, while your password stays the same. Start again with your"
                    + " password.";
        }
    }

    /** The passkey is none of ours, was removed, or did not answer this question. */
    record PasskeyRefused() implements SignInNotice {
        @Override
        public String key() {
            return "passkey";
        }

        @Override
        public String message() {
            return "The passkey was not accepted: it may have been removed from the account, or the answer came too late. Try"
                    + " again, or sign in with your password.";
        }
    }

    /** Too many failures. The rest of the wait is at most what {@link BackOff} allows, whatever the address says. */
    record Wait(Duration rest) implements SignInNotice {
        public Wait {
            var longest = BackOff.ACCOUNT.longest();
            rest = rest.isNegative() ? Duration.ZERO : rest.compareTo(longest) > 0 ? longest : rest;
        }

        @Override
        public String key() {
            return "wait";
        }

        @Override
        public String message() {
            return "Too many attempts failed. Try again in " + words(rest) + ".";
        }

        private static String words(Duration rest) {
            var seconds = Math.max(1, rest.toSeconds());
            if (seconds < 120) {
                return seconds == 1 ? "1 second" : seconds + " seconds";
            }
            return Math.ceilDiv(seconds, 60) + " minutes";
        }
    }

    /** More people sign in at once than passwords can be checked. */
    record Busy() implements SignInNotice {
        @Override
        public String key() {
            return "busy";
        }

        @Override
        public String message() {
            return "Too many people are signing in at this moment. Try again in a few seconds.";
        }
    }

    /** Something behind sign-in does not answer. */
    record Unavailable() implements SignInNotice {
        @Override
        public String key() {
            return "unavailable";
        }

        @Override
        public String message() {
            return "Sign-in does not work at this moment, because the database does not answer. Try again in a minute.";
        }
    }

    /** The sign-in provider cannot be reached, or does not answer as one. */
    record ProviderDown() implements SignInNotice {
        @Override
        public String key() {
            return "provider-down";
        }

        @Override
        public String message() {
            return "The sign-in service of your organisation does not answer. Accounts of this portal can sign in below; for"
                    + " all others, try again in a minute.";
        }
    }

    /** What came back from the provider is not the answer to what this browser asked. */
    record ProviderRefused() implements SignInNotice {
        @Override
        public String key() {
            return "provider";
        }

        @Override
        public String message() {
            return "The sign-in was not completed: the answer was too late, was used before, or was not meant for this"
                    + " browser. Start again from here.";
        }
    }

    /** Somebody turned back at the provider, or is not let in there. */
    record ProviderDenied() implements SignInNotice {
        @Override
        public String key() {
            return "provider-denied";
        }

        @Override
        public String message() {
            return "The sign-in service of your organisation did not let you in. Try again, or ask its administrators.";
        }
    }

    /** The provider knows them, but here the account is disabled. */
    record AccountDisabled() implements SignInNotice {
        @Override
        public String key() {
            return "disabled";
        }

        @Override
        public String message() {
            return "Your account in this portal is disabled. Ask an operator to enable it.";
        }
    }

    /** The form was sent from another site's page. */
    record Elsewhere() implements SignInNotice {
        @Override
        public String key() {
            return "elsewhere";
        }

        @Override
        public String message() {
            return "The form was sent from another website. Sign in here.";
        }
    }

    /** The session expired, or the portal was restarted. */
    record Expired() implements SignInNotice {
        @Override
        public String key() {
            return "expired";
        }

        @Override
        public String message() {
            return "You were signed out, because your session had ended. Sign in to go on where you were.";
        }

        @Override
        public boolean isError() {
            return false;
        }
    }

    /** Somebody signed out. */
    record SignedOut() implements SignInNotice {
        @Override
        public String key() {
            return "signed-out";
        }

        @Override
        public String message() {
            return "You are signed out.";
        }

        @Override
        public boolean isError() {
            return false;
        }
    }

    /** The notice in an address; empty without one and for values that nobody of us writes. */
    static Optional<SignInNotice> in(Map<String, List<String>> parameters) {
        return first(parameters, PARAMETER).flatMap(key -> switch (key) {
            case "credentials" -> Optional.of(new Wrong());
            case "wait" -> Optional.of(new Wait(Duration.ofSeconds(seconds(parameters))));
            case "code" -> Optional.of(new WrongCode());
            case "recovery-code" -> Optional.of(new WrongRecoveryCode());
            case "took-too-long" -> Optional.of(new TookTooLong());
            case "passkey" -> Optional.of(new PasskeyRefused());
            case "busy" -> Optional.of(new Busy());
            case "unavailable" -> Optional.of(new Unavailable());
            case "provider-down" -> Optional.of(new ProviderDown());
            case "provider" -> Optional.of(new ProviderRefused());
            case "provider-denied" -> Optional.of(new ProviderDenied());
            case "disabled" -> Optional.of(new AccountDisabled());
            case "elsewhere" -> Optional.of(new Elsewhere());
            case "expired" -> Optional.of(new Expired());
            case "signed-out" -> Optional.of(new SignedOut());
            default -> Optional.empty();
        });
    }

    private static long seconds(Map<String, List<String>> parameters) {
        try {
            return first(parameters, SECONDS).map(Long::parseLong).orElse(0L);
        } catch (NumberFormatException notOurs) {
            return 0;
        }
    }

    private static Optional<String> first(Map<String, List<String>> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst();
    }
}
