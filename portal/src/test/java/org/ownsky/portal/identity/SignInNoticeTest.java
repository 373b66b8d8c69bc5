package org.ownsky.portal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInNoticeTest {

    @Test
    void everyNoticeIsFoundByItsKey() {
        var notices = List.of(
                new SignInNotice.Wrong(),
                new SignInNotice.Wait(Duration.ZERO),
                new SignInNotice.WrongCode(),
                new SignInNotice.WrongRecoveryCode(),
                new SignInNotice.TookTooLong(),
                new SignInNotice.PasskeyRefused(),
                new SignInNotice.Busy(),
                new SignInNotice.Unavailable(),
                new SignInNotice.ProviderDown(),
                new SignInNotice.ProviderRefused(),
                new SignInNotice.ProviderDenied(),
                new SignInNotice.AccountDisabled(),
                new SignInNotice.Elsewhere(),
                new SignInNotice.Expired(),
                new SignInNotice.SignedOut());

        assertThat(notices)
                .hasSize(SignInNotice.class.getPermittedSubclasses().length)
                .allSatisfy(notice -> assertThat(SignInNotice.in(Map.of("error", List.of(notice.key()))))
                        .contains(notice));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1 second",
        "40, 40 seconds",
        "119, 119 seconds",
        "121, 3 minutes",
        "900, 15 minutes",
        "99999999, 15 minutes",
        "-5, 1 second",
        "abc, 1 second"
    })
    void waitIsToldInWordsAndNeverLongerThanAnyRealOne(String seconds, String words) {
        var notice = SignInNotice.in(Map.of("error", List.of("wait"), "seconds", List.of(seconds)));

        assertThat(notice)
                .hasValueSatisfying(wait -> assertThat(wait.message()).endsWith("Try again in " + words + "."));
    }

    @Test
    void strangersWordsAreNotShown() {
        assertThat(SignInNotice.in(Map.of("error", List.of("Call 555-1234 now"))))
                .isEmpty();
        assertThat(SignInNotice.in(Map.of("error", List.of()))).isEmpty();
        assertThat(SignInNotice.in(Map.of())).isEmpty();
    }
}
