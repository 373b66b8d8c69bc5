package org.ownsky.portal.error;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.lang.reflect.InvocationTargetException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.kernel.Permission;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.transaction.CannotCreateTransactionException;

class ErrorTranslatorTest {
    private final ErrorTranslator translator = new ErrorTranslator();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger().detachAppender(log);
        MDC.clear();
    }

    @Test
    void ourErrorsStayWhatTheyAreAndAreNotLogged() {
        var errors = List.of(
                new CloudError.QuotaExceeded("vCPUs", "project default", "20", "19", "2"),
                new CloudError.NoCapacity("t.nano", List.of("node-1 is full")),
                new CloudError.WrongState("i-1", "stopped", "It is stopped."),
                new CloudError.InvalidInput("Name", "", "1 to 64 characters"),
                new CloudError.NotFound("instance", "i-1"),
                new CloudError.Forbidden(Permission.INSTANCE_OPERATE),
                new CloudError.Conflict("name", "Taken."),
                new CloudError.Unavailable("The node", "it is off"),
                new CloudError.Bug("req-1"));

        assertThat(errors)
                .hasSize(CloudError.class.getPermittedSubclasses().length)
                .allSatisfy(error -> assertThat(translator.translate(CloudException.of(error)))
                        .isEqualTo(error));
        assertThat(log.list).isEmpty();
    }

    @Test
    void ourErrorIsFoundInsideWhatFrameworksWrapAroundIt() {
        var error = new CloudError.NotFound("instance", "i-1");
        var wrapped =
                new RuntimeException(new ExecutionException(new InvocationTargetException(CloudException.of(error))));

        assertThat(translator.translate(wrapped)).isEqualTo(error);
    }

    @Test
    void databaseThatDoesNotAnswerIsUnavailable() {
        assertThat(List.of(
                        new CannotCreateTransactionException("no connection"),
                        new CannotGetJdbcConnectionException("refused", new SQLException("refused", "08001")),
                        new SQLTransientConnectionException("pool is empty"),
                        new RuntimeException(new SQLException("terminating connection", "57P01"))))
                .allSatisfy(thrown -> assertThat(translator.translate(thrown))
                        .isEqualTo(new CloudError.Unavailable("The database", "it does not answer")));
    }

    @Test
    void changesAtTheSameMomentAreAConflict() {
        assertThat(translator.translate(new OptimisticLockingFailureException("stale")))
                .isInstanceOf(CloudError.Conflict.class);
        assertThat(translator.translate(new CannotAcquireLockException("deadlock")))
                .isInstanceOf(CloudError.Conflict.class);
    }

    @Test
    void signedOutCallerIsToldHowToGoOn() {
        assertThat(translator
                        .translate(new AuthenticationCredentialsNotFoundException("nobody"))
                        .message())
                .contains("Reload the page to sign in");
    }

    @Test
    void unforeseenErrorIsABugLoggedOnceUnderTheRequestsReference() {
        MDC.put("reference", "req-0123456789ab");
        var thrown = new DataIntegrityViolationException("secret detail");

        var error = translator.translate(thrown);

        assertThat(error).isEqualTo(new CloudError.Bug("req-0123456789ab"));
        assertThat(error.message()).doesNotContain("secret detail");
        assertThat(log.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).isEqualTo(Level.ERROR);
            assertThat(event.getFormattedMessage()).contains("req-0123456789ab");
            assertThat(event.getThrowableProxy().getMessage()).isEqualTo("secret detail");
        });
    }

    @Test
    void outsideARequestABugGetsAReferenceOfItsOwn() {
        var first = translator.translate(new IllegalStateException());
        var second = translator.translate(new IllegalStateException());

        assertThat(first).isNotEqualTo(second);
        assertThat(((CloudError.Bug) first).reference()).matches("err-[0-9a-f]{12}");
    }

    @Test
    void chainOfCausesThatNeverEndsDoesNotHangUs() {
        var first = new IllegalStateException("a");
        var second = new IllegalStateException("b", first);
        first.initCause(second);

        assertThat(translator.translate(first)).isInstanceOf(CloudError.Bug.class);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(ErrorTranslator.class);
    }
}
