package org.ownsky.portal.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ownsky.portal.PortalTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What no client of good manners sends is refused, and never our fault. */
@PortalTest
class MalformedRequestsIT {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final String LONG = "<9000>";

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/me HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /api/v1/me HTTP/1.1\r\n\r\n",
                "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /api/v1/me HTTP/1.1\r\nHost: x y\r\n\r\n",
                "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
                "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nX-Odd: a\u0000b\r\n\r\n",
                "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nX-\u00e9: a\r\n\r\n",
                "GET /api/v1/me HTTP/1.1\r\nHost: x\r\nIdempotency-Key: " + LONG + "\r\n\r\n",
                "GET /api/v1/me?" + LONG + " HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/tenants/%2F HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/tenants/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/tenants/%00 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/tenants/\u00e9\u0001 HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/v1/tenants/|{}^ HTTP/1.1\r\nHost: x\r\n\r\n",
                "POST /api/v1/tenants HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /api/v1/tenants HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
                "POST /api/v1/tenants HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST /api/v1/tenants HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "POST /api/v1/tenants HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "b\u00e4h\r\n\r\n"
            })
    void isRefusedAndNeverOurFault(String request) throws IOException {
        var answer = answer(request.replace(LONG, "k".repeat(9_000)));

        assertThat(answer).matches("(?s)(HTTP/1\\.1 (4\\d\\d|501|505) .*)?");
        assertThat(answer).doesNotContain("Exception", "at org.", "Apache Tomcat");
        if (answer.contains("application/problem+json")) {
            assertThat(answer)
                    .contains("\"error\":\"", "\"detail\":\"", "\"status\":")
                    .doesNotContain("\"bug\"");
        }
    }

    /** Empty when the server hung up. */
    private String answer(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }
}
