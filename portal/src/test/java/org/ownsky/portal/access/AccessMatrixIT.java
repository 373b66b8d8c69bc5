package org.ownsky.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.ownsky.kernel.Caller;
import org.ownsky.kernel.UserId;
import org.ownsky.portal.PortalTest;
import org.ownsky.portal.access.Answer.Verdict;
import org.ownsky.portal.access.Judge.Request;
import org.ownsky.portal.access.Judge.Standing;
import org.ownsky.portal.access.PageMatrix.Page;
import org.ownsky.portal.access.PathMatrix.PathCall;
import org.ownsky.portal.api.ApiWorld;
import org.ownsky.portal.identity.Callers;
import org.ownsky.portal.identity.People;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.context.WebApplicationContext;

/**
 * Every public service method, REST path and page, called as every role about things of one's own, of another tenant, and of
 * none, answers as {@code access/matrix.txt} and the table of roles say. What the file does not know fails, and so does a
 * line of the file that nothing answers to.
 */
@PortalTest
@Import({People.class, ApiWorld.class, AccessWorld.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestPropertySource(
        properties = {
            "ownsky.url=https://cloud.example.org",
            "ownsky.api.requests-per-minute=100000000",
            "ownsky.api.requests-per-minute-and-address=100000000",
            "ownsky.api.refusals-per-minute=100000000"
        })
class AccessMatrixIT {
    private final AccessTable table = AccessTable.read();

    @Autowired
    WebApplicationContext application;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    AccessWorld world;

    @Autowired
    Callers callers;

    @Autowired
    JdbcClient database;

    private Things own;
    private Things foreign;
    private List<Cast> cast;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) {
        ApiWorld.settings(properties);
    }

    @BeforeAll
    void furnish() {
        own = world.things();
        foreign = world.things();
        cast = world.cast(own);
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void whatIsOpenToEverybodyOnlyGetsLess() {
        assertThat(table.open()).isEqualTo(table.mostOpen());
    }

    @Test
    void servicesAnswerAsTheTableSays() {
        var calls = ServiceCall.all(application);
        assertThat(table.gaps(
                        "services", calls.stream().map(ServiceCall::toString).toList()))
                .isEmpty();
        var judge = new Judge(own, foreign);
        var matrix = new ServiceMatrix(callers);
        var trial = new RolledBack(transactions);

        for (var somebody : cast) {
            for (var actor : matrix.actors(somebody)) {
                assertThat(actor.caller().permissions())
                        .as("what %s holds", actor)
                        .isEqualTo(somebody.held(Place.of(actor.caller())));
                for (var call : calls) {
                    judge.judge(actor.request(call, table.rule("services", call), trial));
                }
            }
        }

        report("services", calls.size(), judge);
    }

    @Test
    void eachRefusalIsOnRecordOnce() {
        var number = 0L;
        for (var call : ServiceCall.all(application)) {
            var stranger = stranger(++number);
            var answer = call.ask(stranger, own.never());
            if (!table.rule("services", call).isOpen()) {
                assertThat(recorded(stranger))
                        .as("%s on record after %s", call, answer)
                        .isEqualTo(answer.verdict() == Verdict.FORBIDDEN ? List.of("denied") : List.of());
            }
        }
    }

    @Test
    void pathsAnswerAsTheTableSays() {
        var paths = new PathMatrix(application);
        var calls = paths.calls();
        assertThat(table.gaps("paths", calls.stream().map(PathCall::toString).toList()))
                .isEmpty();
        var judge = new Judge(own, foreign);
        var trial = new RolledBack(transactions);

        for (var call : calls) {
            var rule = table.rule("paths", call);
            for (var somebody : cast) {
                judge.judge(new Request(
                        call + " by " + somebody.name(),
                        rule,
                        somebody::standings,
                        call.kinds(),
                        things -> trial.of(() -> paths.ask(call, Optional.of(somebody.token()), things))));
            }
            assertThat(paths.ask(call, Optional.empty(), own).text())
                    .as("%s without a token", call)
                    .startsWith(rule.isPublic() ? "200" : "401");
        }

        report("paths", calls.size(), judge);
    }

    @Test
    void pagesAnswerAsTheTableSays() {
        var here = new HashMap<Cast, Standing>();
        for (var somebody : cast) {
            People.signIn(somebody.account());
            here.put(somebody, somebody.standing(Place.of(callers.current())));
        }
        SecurityContextHolder.clearContext();
        try (var matrix = new PageMatrix(application)) {
            var pages = matrix.all(cast.getFirst());
            assertThat(table.gaps("pages", pages.stream().map(Page::toString).toList()))
                    .isEmpty();
            var judge = new Judge(own, foreign);

            for (var page : pages) {
                for (var somebody : cast) {
                    judge.judge(new Request(
                            page + " by " + somebody.name(),
                            table.rule("pages", page),
                            asked -> standings(somebody, here.get(somebody), page, asked),
                            page.kinds(),
                            things -> matrix.open(somebody, page, things)));
                }
            }

            report("pages", pages.size(), judge);
        }
    }

    /** In the project that they chose, and in the tenant that the page's address names. */
    private static List<Standing> standings(Cast somebody, @Nullable Standing here, Page page, Things asked) {
        var there = somebody.standings(asked).stream()
                .filter(standing ->
                        page.kinds().contains(Kind.TENANT) && standing.place().equals(Place.tenantOf(asked)));
        return Stream.concat(Stream.ofNullable(here), there).toList();
    }

    private static Caller stranger(long number) {
        var id = new UserId("usr-%017x".formatted(0xbad0000L + number));
        return new Caller(id, "Nobody", Optional.empty(), Set.of(), "192.0.2.66");
    }

    private List<String> recorded(Caller caller) {
        return database.sql("select outcome from audit.entry where account_id = ? order by id")
                .param(caller.user().value())
                .query((row, number) -> row.getString("outcome"))
                .list();
    }

    private static void report(String what, int targets, Judge judge) {
        System.out.printf(Locale.ROOT, "access.matrix %s: %d, asked %d times%n", what, targets, judge.asked());
        assertThat(new TreeSet<>(judge.findings())).isEmpty();
    }
}
