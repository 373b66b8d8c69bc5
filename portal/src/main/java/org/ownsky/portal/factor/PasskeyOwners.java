package org.ownsky.portal.factor;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ownsky.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Repository;

/** By which number passkeys know an account: random, so that a lost device tells nobody whose it was. */
@Repository
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {
    private final JdbcClient database;
    private final FreshFactors fresh;

    PasskeyOwners(JdbcClient database, FreshFactors fresh) {
        this.database = database;
        this.fresh = fresh;
    }

    /** The account's number; the first time, it gets one. */
    Bytes handle(UserId account) {
        database.sql("""
                        insert into factor.passkey_owner (account_id, handle) values (:account, :handle)
                        on conflict (account_id) do nothing
                        """)
                .param("account", account.value())
                .param("handle", fresh.handle())
                .update();
        return new Bytes(database.sql("select handle from factor.passkey_owner where account_id = :account")
                .param("account", account.value())
                .query(byte[].class)
                .single());
    }

    Optional<UserId> account(Bytes handle) {
        return database.sql("select account_id from factor.passkey_owner where handle = :handle")
                .param("handle", handle.getBytes())
                .query(String.class)
                .optional()
                .map(UserId::new);
    }

    /** Named by the account's id: names for people are in the options that a device is given. */
    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return account(id)
                .map(account -> ImmutablePublicKeyCredentialUserEntity.builder()
                        .id(id)
                        .name(account.value())
                        .displayName(account.value())
                        .build())
                .orElse(null);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        throw new UnsupportedOperationException("Passkeys are found by their owner's number");
    }

    @Override
    public void save(PublicKeyCredentialUserEntity entity) {
        throw new UnsupportedOperationException("Numbers are given by handle()");
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("Numbers stay");
    }
}
