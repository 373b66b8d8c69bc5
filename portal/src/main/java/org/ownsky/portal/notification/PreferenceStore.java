package org.ownsky.portal.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ownsky.kernel.ProjectId;
import org.ownsky.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people want mailed, and when, in PostgreSQL. */
@Repository
class PreferenceStore {
    /** Stands for every project. */
    private static final String EVERYWHERE = "";

    private final JdbcClient database;

    PreferenceStore(JdbcClient database) {
        this.database = database;
    }

    MailSettings settings(UserId account) {
        return database.sql(
                        "select zone, quiet_from, quiet_to, digest_at from notification.mail_settings where account_id = :account")
                .param("account", account.value())
                .query((row, number) -> settings(row))
                .optional()
                .orElse(MailSettings.USUAL);
    }

    void set(UserId account, MailSettings settings) {
        database.sql("""
                        insert into notification.mail_settings (account_id, zone, quiet_from, quiet_to, digest_at)
                        values (:account, :zone, :from, :to, :digestAt)
                        on conflict (account_id) do update
                        set zone = excluded.zone, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
                            digest_at = excluded.digest_at
                        """)
                .param("account", account.value())
                .param("zone", settings.zone().getId())
                .param("from", settings.quiet().map(QuietHours::from).orElse(null))
                .param("to", settings.quiet().map(QuietHours::to).orElse(null))
                .param("digestAt", settings.digestAt())
                .update();
    }

    List<MailPreference> preferences(UserId account) {
        return database.sql("""
                        select project_id, topic, choice from notification.mail_preference
                        where account_id = :account order by project_id, topic
                        """)
                .param("account", account.value())
                .query((row, number) -> new MailPreference(
                        Optional.of(row.getString("project_id"))
                                .filter(id -> !id.equals(EVERYWHERE))
                                .map(ProjectId::new),
                        NoticeTopic.ofKey(row.getString("topic")),
                        MailChoice.ofKey(row.getString("choice"))))
                .list();
    }

    /** What somebody wants of a topic, and when. */
    record Mailing(MailChoice choice, MailSettings settings) {
        Optional<Instant> due(Instant now) {
            return settings.due(choice, now);
        }
    }

    /** What holds for the topic, for each of these people: chosen in the project, else everywhere, else the usual. */
    Map<UserId, Mailing> mailing(Set<UserId> people, Optional<ProjectId> project, NoticeTopic topic) {
        var mailing = new HashMap<UserId, Mailing>();
        people.forEach(person -> mailing.put(person, new Mailing(topic.usual(), MailSettings.USUAL)));
        database.sql("""
                        select person.id, chosen.choice, settings.zone, settings.quiet_from, settings.quiet_to,
                               settings.digest_at
                        from unnest(cast(:people as text[])) as person (id)
                        left join lateral (
                            select choice from notification.mail_preference
                            where account_id = person.id and topic = :topic and project_id in (:project, '')
                            order by project_id desc limit 1) as chosen on true
                        left join notification.mail_settings as settings on settings.account_id = person.id
                        """)
                .param("people", people.stream().map(UserId::value).toArray(String[]::new))
                .param("topic", topic.key())
                .param("project", place(project))
                .query(row -> {
                    mailing.put(
                            new UserId(row.getString("id")),
                            new Mailing(
                                    Optional.ofNullable(row.getString("choice"))
                                            .map(MailChoice::ofKey)
                                            .orElse(topic.usual()),
                                    row.getString("zone") == null ? MailSettings.USUAL : settings(row)));
                });
        return mailing;
    }

    void set(UserId account, MailPreference preference) {
        database.sql("""
                        insert into notification.mail_preference (account_id, project_id, topic, choice)
                        values (:account, :project, :topic, :choice)
                        on conflict (account_id, project_id, topic) do update set choice = excluded.choice
                        """)
                .param("account", account.value())
                .param("project", place(preference.project()))
                .param("topic", preference.topic().key())
                .param("choice", preference.choice().key())
                .update();
    }

    void remove(UserId account, ProjectId project, NoticeTopic topic) {
        database.sql("""
                        delete from notification.mail_preference
                        where account_id = :account and project_id = :project and topic = :topic
                        """)
                .param("account", account.value())
                .param("project", project.value())
                .param("topic", topic.key())
                .update();
    }

    private static String place(Optional<ProjectId> project) {
        return project.map(ProjectId::value).orElse(EVERYWHERE);
    }

    /** What somebody stored must never keep them, or others, from being told. */
    private static boolean differs(LocalTime begin, LocalTime end) {
        return !begin.truncatedTo(ChronoUnit.MINUTES).equals(end.truncatedTo(ChronoUnit.MINUTES));
    }

    private static MailSettings settings(ResultSet row) throws SQLException {
        var from = Optional.ofNullable(row.getObject("quiet_from", LocalTime.class));
        var to = Optional.ofNullable(row.getObject("quiet_to", LocalTime.class));
        return new MailSettings(
                ZoneId.of(row.getString("zone")),
                from.flatMap(begin -> to.filter(end -> differs(begin, end)).map(end -> new QuietHours(begin, end))),
                row.getObject("digest_at", LocalTime.class));
    }
}
