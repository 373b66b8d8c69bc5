package org.ownsky.portal.factor;

import java.io.Serializable;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;

/**
 * What a device was asked when a passkey was to be made.
 *
 * @param json the same, for the browser's script
 */
public record PasskeyEnrolment(PublicKeyCredentialCreationOptions asked, String json) implements Serializable {}
