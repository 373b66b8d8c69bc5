package org.ownsky.portal.invitation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How invitations are mailed. The mail server itself is Spring's to set: {@code spring.mail.host} and its like.
 *
 * @param mailFrom the sender's address
 */
@ConfigurationProperties("ownsky.invitation")
record InvitationSettings(@DefaultValue("ownsky@localhost") String mailFrom) {}
