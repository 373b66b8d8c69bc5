package org.ownsky.portal.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ownsky.kernel.UserId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tenant {@code demo} with its administrator and a project of limited size, for trying things out. */
@Component
class DemoTenant {
    private static final String ADMINISTRATOR = "demo";
    private final DemoPlace place;
    private final AccountStore accountStore;
    private final AccountService accounts;
    private final FreshValues fresh;
    private final DemoEnvironment file;
    private final IdentitySettings settings;
    private final Environment environment;
    private final ObjectProvider<DemoValues> more;

    DemoTenant(
            DemoPlace place,
            AccountStore accountStore,
            AccountService accounts,
            FreshValues fresh,
            IdentitySettings settings,
            Environment environment,
            ObjectProvider<DemoValues> more) {
        this.place = place;
        this.accountStore = accountStore;
        this.accounts = accounts;
        this.fresh = fresh;
        this.file = new DemoEnvironment(settings.dataDir().resolve("demo.env"));
        this.settings = settings;
        this.environment = environment;
        this.more = more;
    }

    /** In clear, because scripts sign in with them; they leave memory only for the file. */
    record Passwords(Password operator, Password administrator) {}

    /**
     * Makes what is missing. Passwords that the file does not tell any more are replaced: they are stored nowhere else.
     *
     * @param newOperatorPassword present when it was made a moment ago
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Passwords setUp(Optional<Password> newOperatorPassword) {
        var told = file.read();
        var operator = newOperatorPassword
                .or(() -> password(told, "OWNSKY_ADMIN_PASSWORD"))
                .orElseGet(this::replaceOperatorPassword);
        return new Passwords(operator, administrator(password(told, "OWNSKY_PASSWORD")));
    }

    void publish(Passwords passwords) {
        Map<String, String> values = new LinkedHashMap<>(file.read());
        values.put("OWNSKY_URL", url());
        values.put("OWNSKY_ADMIN_USER", FirstStart.OPERATOR);
        values.put("OWNSKY_ADMIN_PASSWORD", passwords.operator().clear());
        values.put("OWNSKY_USER", ADMINISTRATOR);
        values.put("OWNSKY_PASSWORD", passwords.administrator().clear());
        people().ifPresent(people -> {
            values.put("OWNSKY_PROJECT_ID", people.project().value());
            more.forEach(known -> values.putAll(known.values(people, values)));
        });
        file.write(values);
    }

    private Optional<DemoPeople> people() {
        return id(ADMINISTRATOR)
                .flatMap(administrator -> place.project()
                        .map(project -> new DemoPeople(id(FirstStart.OPERATOR), administrator, project)));
    }

    private Optional<UserId> id(String login) {
        return accountStore.findByLogin(login).map(account -> account.view().id());
    }

    private Password administrator(Optional<Password> told) {
        var tenant = place.make();
        var existing = accountStore.findByLogin(ADMINISTRATOR);
        if (existing.isPresent() && told.isPresent()) {
            return told.get();
        }
        var password = fresh.password();
        if (existing.isPresent()) {
            accounts.setPassword(SystemCallers.setUp(), existing.get().view().id(), password);
            return password;
        }
        var account = accounts.create(
                SystemCallers.setUp(), NewAccount.person(ADMINISTRATOR, "Demo Admin"), Optional.of(password));
        accounts.grant(SystemCallers.setUp(), account.id(), Membership.in(tenant.id(), Role.TENANT_ADMINISTRATOR));
        return password;
    }

    private Password replaceOperatorPassword() {
        var password = fresh.password();
        accountStore
                .findByLogin(FirstStart.OPERATOR)
                .ifPresent(operator -> accounts.setPassword(
                        SystemCallers.setUp(), operator.view().id(), password));
        return password;
    }

    private String url() {
        var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return settings.url().filter(url -> !url.isBlank()).orElse("http://127.0.0.1:" + port);
    }

    private static Optional<Password> password(Map<String, String> told, String name) {
        return Optional.ofNullable(told.get(name))
                .filter(text -> !text.isEmpty())
                .map(Password::new);
    }
}
