package org.ownsky.portal.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.CloudError;
import org.ownsky.kernel.CloudException;
import org.ownsky.portal.error.ErrorTranslator;
import org.springframework.core.Ordered;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers with a problem whatever was thrown below {@code /api}, by the framework too. */
@Component
class ApiErrors implements HandlerExceptionResolver, Ordered {
    private final ErrorTranslator translator;
    private final ProblemWriter writer;

    ApiErrors(ErrorTranslator translator, ProblemWriter writer) {
        this.translator = translator;
        this.writer = writer;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        if (!request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            return null;
        }
        if (thrown instanceof HttpRequestMethodNotSupportedException method && method.getSupportedMethods() != null) {
            response.setHeader("Allow", String.join(", ", method.getSupportedMethods()));
        }
        try {
            writer.write(response, problem(request, thrown));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ModelAndView();
    }

    private Problem problem(HttpServletRequest request, Exception thrown) {
        return switch (thrown) {
            case CloudException ours -> Problems.of(ours.error());
            case BodyTooLargeException _ ->
                Problem.of(ProblemKind.TOO_LARGE, "The body has more than 1 MiB. Send a smaller one.");
            case AuthenticationException _ ->
                Problem.of(ProblemKind.UNAUTHENTICATED, "The account that the token stands for is gone or disabled.");
            case HttpRequestMethodNotSupportedException method ->
                Problem.of(
                        ProblemKind.METHOD_NOT_ALLOWED,
                        request.getRequestURI() + " has no " + method.getMethod() + ".");
            case HttpMediaTypeNotSupportedException _ -> unsupported();
            // Spring has no exception of its own for "Content-Type: */*".
            case IllegalArgumentException _ when hasWildcard(request) -> unsupported();
            case HttpMediaTypeNotAcceptableException _ ->
                Problem.of(ProblemKind.NOT_ACCEPTABLE, "Answers are application/json; allow that in Accept.");
            case MethodArgumentTypeMismatchException mismatch ->
                invalid(mismatch.getName(), String.valueOf(mismatch.getValue()), whatFits(mismatch.getRequiredType()));
            case MissingServletRequestParameterException missing ->
                invalid(missing.getParameterName(), "", "a value; it is required");
            case InvalidParameterException _ -> invalid("query", "", "parameters in percent-encoded UTF-8");
            // Names of parameters, also of a body that is sent as a form, which the firewall looks at when they are
            // read.
            case RequestRejectedException _ ->
                invalid("query", "", "parameters whose names have no signs that can't be printed");
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case ErrorResponse refusal
            when refusal.getStatusCode().value() == 404 ->
                Problem.of(ProblemKind.NOT_FOUND, "There is no path " + request.getRequestURI() + ".");
            case ErrorResponse refusal
            when refusal.getStatusCode().is4xxClientError() ->
                invalid("request", request.getMethod(), "what the description of the API says");
            default -> Problems.of(translator.translate(thrown));
        };
    }

    private Problem unreadable(HttpMessageNotReadableException thrown) {
        return thrown.getCause() instanceof CloudException ours
                ? Problems.of(ours.error())
                : invalid("body", "", "one JSON object; it is required");
    }

    private static Problem unsupported() {
        return Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "Send the body as Content-Type: application/json.");
    }

    private static boolean hasWildcard(HttpServletRequest request) {
        return request.getContentType() != null && request.getContentType().contains("*");
    }

    private static String whatFits(@Nullable Class<?> type) {
        return Optional.ofNullable(type)
                .filter(found -> found == int.class || found == long.class)
                .map(_ -> "a whole number")
                .orElse("true or false");
    }

    private static Problem invalid(String field, String value, String allowed) {
        return Problems.of(new CloudError.InvalidInput(field, value, allowed));
    }
}
