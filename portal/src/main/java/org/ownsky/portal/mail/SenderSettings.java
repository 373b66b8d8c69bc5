package org.ownsky.portal.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * As whom the portal writes. The mail server itself is Spring's to set: {@code spring.mail.host} and its like.
 *
 * @param from the sender's address
 */
@ConfigurationProperties("ownsky.mail")
record SenderSettings(@DefaultValue("ownsky@localhost") String from) {}
