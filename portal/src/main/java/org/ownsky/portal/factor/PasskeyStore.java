package org.ownsky.portal.factor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

/** Passkeys in PostgreSQL: as Spring Security knows them, and as their owners do. */
@Repository
class PasskeyStore implements UserCredentialRepository {
    private final JdbcClient database;
    private final FreshFactors fresh;
    private final Clock clock;

    PasskeyStore(JdbcClient database, FreshFactors fresh, Clock clock) {
        this.database = database;
        this.fresh = fresh;
        this.clock = clock;
    }

    /**
     * A new one; or one that was used, of which only that is kept.
     *
     * @throws BadCredentialsException for one that counts its signatures and now counts back, WebAuthn, section 7.2, step 22: a
     *     copy may be about. Spring Security does not look at that
     */
    @Override
    public void save(CredentialRecord passkey) {
        if (findByCredentialId(passkey.getCredentialId()) == null) {
            insert(passkey);
        } else if (!use(passkey)) {
            throw new BadCredentialsException("The passkey counts back: there may be a copy of it");
        }
    }

    private boolean use(CredentialRecord passkey) {
        return database.sql("""
                                update factor.passkey set signatures = :signatures, last_used_at = :now,
                                       backed_up = :backedUp, user_verified = user_verified or :verified
                                where credential_id = :credential
                                  and (signatures < :signatures or (signatures = 0 and :signatures = 0))
                                """)
                        .param("signatures", passkey.getSignatureCount())
                        .param("now", now())
                        .param("backedUp", passkey.isBackupState())
                        .param("verified", passkey.isUvInitialized())
                        .param("credential", passkey.getCredentialId().getBytes())
                        .update()
                > 0;
    }

    private void insert(CredentialRecord passkey) {
        database.sql("""
                        insert into factor.passkey (id, credential_id, handle, name, public_key, signatures, user_verified,
                            backup_possible, backed_up, transports, attestation, attestation_request, added_at)
                        values (:id, :credential, :handle, :name, :key, :signatures, :verified, :possible, :backedUp,
                            :transports, :attestation, :request, :now)
                        """)
                .param("id", fresh.passkeyId().value())
                .param("credential", passkey.getCredentialId().getBytes())
                .param("handle", passkey.getUserEntityUserId().getBytes())
                .param("name", passkey.getLabel())
                .param("key", passkey.getPublicKey().getBytes())
                .param("signatures", passkey.getSignatureCount())
                .param("verified", passkey.isUvInitialized())
                .param("possible", passkey.isBackupEligible())
                .param("backedUp", passkey.isBackupState())
                .param(
                        "transports",
                        passkey.getTransports().stream()
                                .map(AuthenticatorTransport::getValue)
                                .sorted()
                                .collect(Collectors.joining(",")))
                .param("attestation", bytes(passkey.getAttestationObject()))
                .param("request", bytes(passkey.getAttestationClientDataJSON()))
                .param("now", now())
                .update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return database.sql("select * from factor.passkey where credential_id = :credential")
                .param("credential", credential.getBytes())
                .query((row, number) -> read(row))
                .optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return database.sql("select * from factor.passkey where handle = :handle order by added_at, id")
                .param("handle", handle.getBytes())
                .query((row, number) -> read(row))
                .list();
    }

    @Override
    public void delete(Bytes credential) {
        throw new UnsupportedOperationException("Owners remove passkeys by our own id");
    }

    /** The oldest first. */
    List<PasskeyView> of(Bytes handle) {
        return database.sql("select * from factor.passkey where handle = :handle order by added_at, id")
                .param("handle", handle.getBytes())
                .query((row, number) -> view(row))
                .list();
    }

    /** One of this owner's. */
    Optional<PasskeyView> find(Bytes handle, PasskeyId id) {
        return database.sql("select * from factor.passkey where handle = :handle and id = :id")
                .param("handle", handle.getBytes())
                .param("id", id.value())
                .query((row, number) -> view(row))
                .optional();
    }

    void rename(PasskeyId id, String name) {
        database.sql("update factor.passkey set name = :name where id = :id")
                .param("name", name)
                .param("id", id.value())
                .update();
    }

    void remove(PasskeyId id) {
        database.sql("delete from factor.passkey where id = :id")
                .param("id", id.value())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }

    private static byte[] bytes(@Nullable Bytes bytes) {
        return bytes == null ? new byte[0] : bytes.getBytes();
    }

    private static PasskeyView view(ResultSet row) throws SQLException {
        return new PasskeyView(
                new PasskeyId(row.getString("id")),
                row.getString("name"),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("last_used_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getBoolean("backed_up"));
    }

    private static CredentialRecord read(ResultSet row) throws SQLException {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential_id")))
                .userEntityUserId(new Bytes(row.getBytes("handle")))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signatures"))
                .uvInitialized(row.getBoolean("user_verified"))
                .backupEligible(row.getBoolean("backup_possible"))
                .backupState(row.getBoolean("backed_up"))
                .transports(Arrays.stream(row.getString("transports").split(",", -1))
                        .filter(name -> !name.isEmpty())
                        .map(AuthenticatorTransport::valueOf)
                        .collect(Collectors.toUnmodifiableSet()))
                .attestationObject(new Bytes(row.getBytes("attestation")))
                .attestationClientDataJSON(new Bytes(row.getBytes("attestation_request")))
                .label(row.getString("name"))
                .build();
    }
}
