package org.ownsky.portal.factor;

import java.time.Duration;
import java.util.List;
import org.ownsky.kernel.UserId;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks devices for passkeys and checks what they answer, as WebAuthn wants it. Spring Security does the checking; its filters
 * are not used, because our sessions know accounts of ours.
 */
@Component
class PasskeyCeremonies {
    private static final String NAME = "Ownsky";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final PasskeySite site;
    private final PasskeyStore passkeys;
    private final PasskeyOwners owners;
    private final JsonMapper json =
            JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

    PasskeyCeremonies(PasskeySite site, PasskeyStore passkeys, PasskeyOwners owners) {
        this.site = site;
        this.passkeys = passkeys;
        this.owners = owners;
    }

    /** Has a device make a passkey that it can find without a name and that wants a finger, a face or a number. */
    PublicKeyCredentialCreationOptions forNew(UserId account, String name) {
        var handle = owners.handle(account);
        return PublicKeyCredentialCreationOptions.builder()
                .rp(party())
                .user(ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(handle)
                        .name(name)
                        .displayName(name)
                        .build())
                .challenge(Bytes.random())
                .pubKeyCredParams(
                        PublicKeyCredentialParameters.EdDSA,
                        PublicKeyCredentialParameters.ES256,
                        PublicKeyCredentialParameters.RS256)
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.REQUIRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .attestation(AttestationConveyancePreference.NONE)
                .excludeCredentials(descriptors(handle))
                .timeout(PATIENCE)
                .build();
    }

    /** Has a device show any passkey of ours: alone it has to stand for two factors. */
    PublicKeyCredentialRequestOptions forAnybody() {
        return PublicKeyCredentialRequestOptions.builder()
                .challenge(Bytes.random())
                .rpId(site.domain())
                .allowCredentials(List.of())
                .userVerification(UserVerificationRequirement.REQUIRED)
                .timeout(PATIENCE)
                .build();
    }

    /** Has a device show one of this account's, after the password. */
    PublicKeyCredentialRequestOptions forOwner(UserId account) {
        return PublicKeyCredentialRequestOptions.builder()
                .challenge(Bytes.random())
                .rpId(site.domain())
                .allowCredentials(descriptors(owners.handle(account)))
                .userVerification(UserVerificationRequirement.PREFERRED)
                .timeout(PATIENCE)
                .build();
    }

    /** As the browser's script takes it. */
    String write(Object options) {
        return json.writeValueAsString(options);
    }

    /**
     * Keeps the passkey that a device made, once the answer is checked.
     *
     * @throws RuntimeException of many kinds when it is not what was asked for
     */
    CredentialRecord keep(PublicKeyCredentialCreationOptions asked, String answer, String name) {
        var credential =
                json.readValue(answer, new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {});
        return operations()
                .registerCredential(new ImmutableRelyingPartyRegistrationRequest(
                        asked, new RelyingPartyPublicKey(credential, name)));
    }

    /**
     * Whose passkey it is that a device showed, once the answer is checked.
     *
     * @throws RuntimeException of many kinds when it is not what was asked for
     */
    UserId check(PublicKeyCredentialRequestOptions asked, String answer) {
        var credential =
                json.readValue(answer, new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {});
        var owner = operations().authenticate(new RelyingPartyAuthenticationRequest(asked, credential));
        return new UserId(owner.getName());
    }

    private WebAuthnRelyingPartyOperations operations() {
        return new Webauthn4JRelyingPartyOperations(owners, passkeys, party(), site.origins());
    }

    private PublicKeyCredentialRpEntity party() {
        return PublicKeyCredentialRpEntity.builder()
                .id(site.domain())
                .name(NAME)
                .build();
    }

    private List<PublicKeyCredentialDescriptor> descriptors(Bytes handle) {
        return passkeys.findByUserId(handle).stream()
                .map(passkey -> PublicKeyCredentialDescriptor.builder()
                        .id(passkey.getCredentialId())
                        .transports(passkey.getTransports())
                        .build())
                .toList();
    }
}
