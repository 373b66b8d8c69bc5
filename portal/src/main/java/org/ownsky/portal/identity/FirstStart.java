package org.ownsky.portal.identity;

import java.util.Optional;
import org.ownsky.provisioning.role.ConditionalOnRole;
import org.ownsky.provisioning.role.ProcessRole;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sees to it that somebody can sign in: makes the operator when there is none, and the demo tenant when asked for.
 * Every start of a portal does this before it answers the first request; a later one finds it done.
 */
@Component
@ConditionalOnRole(ProcessRole.PORTAL)
class FirstStart implements SmartLifecycle {
    static final String OPERATOR = "admin";

    /** Before the web server, whose phase is near the end: nobody gets to a sign-in page that lets nobody in. */
    private static final int PHASE = 0;

    /** Any number that nothing else locks in this database. */
    private static final long LOCK = 0x6f776e736b79L;

    private final AccountStore store;
    private final AccountService accounts;
    private final DemoTenant demo;
    private final FreshValues fresh;
    private final IdentitySettings settings;
    private final JdbcClient database;
    private final TransactionOperations transactions;
    private volatile boolean done;

    FirstStart(
            AccountStore store,
            AccountService accounts,
            DemoTenant demo,
            FreshValues fresh,
            IdentitySettings settings,
            JdbcClient database,
            TransactionOperations transactions) {
        this.store = store;
        this.accounts = accounts;
        this.demo = demo;
        this.fresh = fresh;
        this.settings = settings;
        this.database = database;
        this.transactions = transactions;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public boolean isRunning() {
        return done;
    }

    @Override
    public void stop() {
        done = false;
    }

    @Override
    public void start() {
        var passwords = transactions.execute(status -> setUp());
        // After the commit: a file that tells of passwords which were rolled back would lock people out.
        passwords.ifPresent(demo::publish);
        done = true;
    }

    private Optional<DemoTenant.Passwords> setUp() {
        oneAtATime();
        var operatorPassword = makeOperator();
        // Before the commit: a password that was never shown would be worse than one shown in vain.
        operatorPassword.ifPresent(FirstStart::show);
        return settings.demo() ? Optional.of(demo.setUp(operatorPassword)) : Optional.empty();
    }

    /** Two portals may start on an empty database together; the second waits here and then finds the operator. */
    private void oneAtATime() {
        database.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(row -> {});
    }

    private Optional<Password> makeOperator() {
        if (!store.anyoneIs(Role.OPERATOR)) {
            var password = fresh.password();
            var account = accounts.create(
                    SystemCallers.setUp(), NewAccount.person(OPERATOR, "Operator"), Optional.of(password));
            accounts.grant(SystemCallers.setUp(), account.id(), Membership.everywhere(Role.OPERATOR));
            return Optional.of(password);
        }
        if (!settings.resetOperatorPassword()) {
            return Optional.empty();
        }
        return store.findByLogin(OPERATOR).map(operator -> {
            var password = fresh.password();
            accounts.setPassword(SystemCallers.setUp(), operator.view().id(), password);
            return password;
        });
    }

    /** On the terminal and not through the log, which may be kept and shipped elsewhere. */
    @SuppressWarnings("SystemOut")
    private static void show(Password password) {
        System.out.printf("""

                ┌──────────────────────────────────────────────────────────────┐
                │  The operator's account. This is shown once; keep it safe.   │
                │                                                              │
                │      Username   %-45s│
                │      Password   %-45s│
                └──────────────────────────────────────────────────────────────┘

                """, OPERATOR, password.clear());
        System.out.flush();
    }
}
