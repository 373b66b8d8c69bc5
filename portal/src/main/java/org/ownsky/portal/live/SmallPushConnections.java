package org.ownsky.portal.live;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Each open page holds a connection for push, which is silent most of the time. Tomcat gives every such connection buffers for
 * large messages both ways, some 100 kB; ours are for what is sent: changes of a page, in pieces if they are long, and a
 * heartbeat back, for pages send their own messages by ordinary requests.
 */
@Component
class SmallPushConnections implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final String FRAME_BYTES = "2048";
    private static final String MESSAGE_CHARACTERS = "1024";
    private static final String READ_BYTES = "2048";
    private static final String WRITE_BYTES = "4096";

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        // Tomcat takes this one from nowhere else; it is read when the first web application starts, which is ours.
        System.setProperty("org.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE", FRAME_BYTES);
        factory.addInitializers(context -> {
            context.setInitParameter("org.apache.tomcat.websocket.textBufferSize", MESSAGE_CHARACTERS);
            context.setInitParameter("org.apache.tomcat.websocket.binaryBufferSize", MESSAGE_CHARACTERS);
        });
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("socket.appReadBufSize", READ_BYTES);
            connector.setProperty("socket.appWriteBufSize", WRITE_BYTES);
        });
    }
}
